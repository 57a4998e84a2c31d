# schuso: everything a newcomer needs is make, make demo, make check, make clean.

PREFIX ?= /usr/local
CC ?= cc
OPT ?= -O2 -g
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wmissing-prototypes -Wstrict-prototypes -Wconversion \
	-Wno-sign-conversion -Wformat=2 -Wvla -Werror
B ?= build
DICTIONARY ?= /usr/share/hyphen/hyph_de_DE.dic

# END OF SETTINGS. No need to change anything below this line.

PKGS = harfbuzz-subset freetype2 yaml-0.1 md4c libdeflate lcms2 glib-2.0
# Loaded by the runs that need them: src/base/library.h.
LOADED = pangoft2 cairo
PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS) $(LOADED) | sed 's/-I/-isystem /g')
PKG_LIBS := $(shell pkg-config --libs $(PKGS))
CFLAGS += -std=c11 -D_GNU_SOURCE -DGLIB_DISABLE_DEPRECATION_WARNINGS $(OPT) $(WARN) -MMD -MP \
	$(PKG_CFLAGS) -DPREFIX='"$(PREFIX)"'
LDLIBS += $(PKG_LIBS) -lhpdf -lcsv -lm

SRC := $(filter-out %/hyphen_compile.c,$(wildcard src/*.c src/*/*.c))
OBJ := $(SRC:src/%.c=$B/%.o)
LIB := $(filter-out $B/main.o,$(OBJ)) $B/hyphen_german.o
UNITS := $(patsubst tests/unit/%.c,$B/unit/%,$(wildcard tests/unit/*.c))

all: $B/schuso

$B/schuso: $B/main.o $(LIB)
	@echo "  link $@"; $(CC) $(OPT) $(LDFLAGS) -Wl,--build-id=sha1 -o $@ $^ $(LDLIBS)

$B/%.o: src/%.c
	@mkdir -p $(@D)
	@echo "  cc   $<"; $(CC) $(CFLAGS) -c -o $@ $<

# The German patterns become a constant table.
$B/hyphen_compile: src/typeset/hyphen_compile.c
	@mkdir -p $(@D)
	@echo "  cc   $<"; $(CC) $(CFLAGS) -o $@ $<
WORDS = src/typeset/hyphen_words.txt
$B/hyphen_german.c: $B/hyphen_compile $(DICTIONARY) $(WORDS)
	@$B/hyphen_compile $(DICTIONARY) $(WORDS) > $@.tmp && mv $@.tmp $@
$B/hyphen_german.o: $B/hyphen_german.c
	@echo "  cc   $<"; $(CC) $(CFLAGS) -Isrc/typeset -c -o $@ $<

$B/unit/%: tests/unit/%.c $(LIB)
	@mkdir -p $(@D)
	@echo "  cc   $<"; $(CC) $(CFLAGS) -Isrc -o $@ $< $(LIB) $(LDLIBS)

$B/bench/%: tests/bench/%.c $(LIB)
	@mkdir -p $(@D)
	@echo "  cc   $<"; $(CC) $(CFLAGS) -Isrc -o $@ $< $(LIB) $(LDLIBS)

unit: $(UNITS)
	@for u in $(UNITS); do echo "  unit $${u##*/}"; $$u || exit 1; done

# All documents of the sample city.
demo: all
	$B/schuso build samples/herne -o build/herne --edition all

check: all layers unit
	@$(MAKE) --no-print-directory sanitize
	@sh tests/check.sh $B

# Takes the present output over as what the cases and goldens expect.
accept: all
	sh tests/cases.sh $B --accept
	sh tests/goldens.sh $B --accept

# Everything once more under the sanitizers and the leak checker.
sanitize:
	@LSAN_OPTIONS=suppressions=tests/leaks.txt:print_suppressions=0 \
		$(MAKE) --no-print-directory B=$B-sanitize \
		OPT="-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined" all unit
	@sh tests/sanitize.sh $B-sanitize

# Every document of every sample, judged by others' tools; see README.
conformance: all
	@sh tests/conformance/run.sh $B

# Mutants of the seeds under the sanitizers; after make sanitize.
fuzz:
	@sh tests/fuzz/run.sh $B-sanitize

bench: all $B/bench/render $B/bench/typeset $B/bench/paragraph
	@python3 tests/bench/run.py $B
	@$B/bench/paragraph

# Beside Typst (fetched, pinned) and LuaLaTeX (of Debian); see the README there.
bench-typesetting: all
	@sh tests/bench/typesetting/fetch.sh
	@python3 tests/bench/typesetting/run.py $B

# Who may include whom, how long lines, functions and files may get; see README.
layers:
	@sh tests/layers.sh
	@sh tests/lengths.sh

install: all
	install -Dm755 $B/schuso $(DESTDIR)$(PREFIX)/bin/schuso
	install -Dm644 src/schuso.1 $(DESTDIR)$(PREFIX)/share/man/man1/schuso.1
	for f in layouts/* fonts/* $$(find samples/neu -type f); do \
		install -Dm644 $$f $(DESTDIR)$(PREFIX)/share/schuso/$$f; done

clean:
	rm -rf $B $B-sanitize

-include $(OBJ:.o=.d) $(UNITS:=.d) $(wildcard $B/bench/*.d)
.PHONY: all demo check accept sanitize conformance fuzz bench bench-typesetting unit layers \
	install clean
