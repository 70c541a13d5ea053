// CommonMark in GitHub's version: the parser of blocks, and for pages the renderer with the extensions (tables, struck text, addresses).
#pragma once
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
