// Pages of the documentation that the tool itself prints. In C because `#embed` takes the catalogue's own file as it is; a resource
// would be an array of numbers, over which the compiler of Swift takes seconds.
#pragma once

/// `Diagnostics.md`, UTF-8, with a null at its end.
const char *diglot_page_diagnostics(void);
