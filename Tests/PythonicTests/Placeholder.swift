// Tests of PythonicTests.
