// Tests of BatonTests.
