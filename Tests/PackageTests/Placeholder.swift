// Tests of PackageTests.
