// The HTML parser of libxml2, and for tests its validation by XML Schema; `pkg-config libxml-2.0` gives the include path and the library.
#pragma once
#include <libxml/xmlversion.h>
// Debian's libxml2 declares parts of ICU, which Foundation has as well, of another version: now and then the compiler meets both and refuses
// them. Nothing of it is needed here.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlschemas.h>
