// The HTML parser of libxml2; `pkg-config libxml-2.0` gives the include path and the library.
#pragma once
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
