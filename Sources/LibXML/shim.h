// The HTML parser of libxml2, and for tests its validation by XML Schema; `pkg-config libxml-2.0` gives the include path and the library.
#pragma once
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlschemas.h>
