/* Hyphenation of words that matter; the large comparison is tests/hyphen.sh. */
#include "typeset/hyphen.h"

#include "check.h"
#include "hyphen_compounds.h"

/* WORD with "=" at joints and "-" at other breaks. */
static const char *hyphenated(const char *word, char *out)
{
	unsigned char breaks[128];
	char *end = out;

	hyphen_word(hyphen_german(), word, strlen(word), breaks);
	for (size_t i = 0; word[i]; i++) {
		if (breaks[i] != HYPHEN_NONE)
			*end++ = breaks[i] == HYPHEN_JOINT ? '=' : '-';
		*end++ = word[i];
	}
	*end = '\0';
	return out;
}

static const char *const known[][2] = {
	{"Schulsozialarbeit", "Schul=so-zi-al=ar-beit"},
	{"SCHULSOZIALARBEIT", "SCHUL=SO-ZI-AL=AR-BEIT"},
	{"Schulsozialarbeiterinnen", "Schul=so-zi-al=ar-bei-te-rin-nen"},
	{"Gesamtschule", "Ge-samt=schu-le"},
	{"Gesamtschulen", "Ge-samt=schu-len"},
	{"Förderschülerinnen", "För-der=schü-le-rin-nen"},
	{"Kontaktaufnahme", "Kon-takt=auf-nah-me"},
	{"Kindeswohlgefährdung", "Kin-des=wohl=ge-fähr-dung"},
	{"Maßnahmen", "Maß-nah-men"},
	{"Auflage", "Auf=la-ge"},
	{"Schifffahrt", "Schiff=fahrt"},
	{"Verbrechensbekämpfung", "Ver-bre-chens=be-kämp-fung"},
	{"Einwanderungsgeschichte", "Ein-wan-de-rungs=ge-schich-te"},
	{"Straßen", "Stra-ßen"},
	/* A part is cut as a word of its own: not "Kreati-vangebot". */
	{"Kreativangebote", "Kre-a-tiv=an-ge-bo-te"},
	{"Beratungsgespräche", "Be-ra-tungs=ge-sprä-che"},
	{"Trägerfachleitung", "Trä-ger=fach=lei-tung"},
	{"Schuleingangsphase", "Schul=ein-gangs=pha-se"},
	{"Zielerreichung", "Ziel=er-rei-chung"},
	{"bearbeiten", "be-ar-bei-ten"}, /* no part begins after a prefix */
	{"Begleitung", "Be-glei-tung"},
	/* What stands behind a prefix is a part only where there is no other. */
	{"Einrichtung", "Ein=rich-tung"},
	{"Kindertageseinrichtung", "Kin-der=ta-ges=ein-rich-tung"},
	{"Fortbildungsreihe", "Fort-bil-dungs=rei-he"},
	{"Vereinsbeitrag", "Ver-eins=bei-trag"},
	/* What the patterns take for parts of compounds. */
	{"Konzept", "Kon-zept"},
	{"Protokollvorlage", "Pro-to-koll=vor-la-ge"},
	{"Bereitschaft", "Be-reit-schaft"},
	{"Abteilung", "Ab-tei-lung"},
	{"Koordination", "Ko-or-di-na-ti-on"},
	{"eigene", "ei-ge-ne"},
	{"Elterntag", "El-tern=tag"}, /* but short parts are parts */
	{"fristgerecht", "frist=ge-recht"},
	{"Telefonate", "Te-le-fo-na-te"},
	{"gesprochen", "ge-spro-chen"},
	{"Sozialräume", "So-zi-al=räu-me"},
	/* A first part of a compound, and what only looks like one. */
	{"Schuldnerberatung", "Schuld=ner=be-ra-tung"},
	{"Schulterblatt", "Schul-ter=blatt"},
	{"Schüler", "Schü-ler"},
	{"Schülerinnen", "Schü-le-rin-nen"},
	{"Regelungen", "Re-ge-lun-gen"},
	{"laufende", "lau-fen-de"},
	{"Hofierung", "Ho-fie-rung"},
	{"Abteilungen", "Ab-tei-lun-gen"},
	{"Verteilerschlüssel", "Ver-tei-ler=schlüs-sel"},
	{"Landstraße", "Land=stra-ße"},
	{"Landesstraße", "Lan-des=stra-ße"},
	{"Rechtsanspruch", "Rechts=an-spruch"},
	/* Consonants stand double only behind a short vowel. */
	{"Dorfflagge", "Dorf=flag-ge"},
	{"Kampffeld", "Kampf=feld"},
	{"Zeittakt", "Zeit=takt"},
	{"Griffe", "Grif-fe"},
	{"finanziell", "fi-nan-zi-ell"},
	{"Gahlenstr", "Gah-len=str"}, /* only a joint without a vowel behind it */
	{"geht", "geht"},
	{"Tür", "Tür"},             /* too short */
	{"aber", "aber"},           /* never a letter alone */
	{"Țepeșian", "Țepeșian"},   /* letters outside ISO 8859-1 */
	{"", ""},
};

/* The known word is the cut one without its marks. */
static void check_compounds(void)
{
	for (size_t i = 0; i < sizeof compounds / sizeof *compounds; i++) {
		char word[128], out[256], *end = word;

		for (const char *letter = compounds[i]; *letter; letter++)
			if (*letter != '=' && *letter != '-')
				*end++ = *letter;
		*end = '\0';
		CHECK_TEXT(hyphenated(word, out), compounds[i]);
	}
}

static void check_long_words(void)
{
	static char word[4096];
	static unsigned char breaks[sizeof word];
	int count = 0;

	memset(word, 'a', sizeof word - 1);
	memset(breaks, 7, sizeof breaks);
	hyphen_word(hyphen_german(), word, sizeof word - 1, breaks);
	for (size_t i = 0; i + 1 < sizeof word; i++)
		count += breaks[i] != HYPHEN_NONE;
	CHECK(count == 0);
}

/* Any bytes are words; nothing outside BREAKS is touched. */
static void check_any_bytes(void)
{
	unsigned seed = 1;

	for (int round = 0; round < 20000; round++) {
		char word[24];
		unsigned char breaks[sizeof word + 1];
		size_t length;

		for (size_t i = 0; i < sizeof word; i++) {
			seed = seed * 1103515245u + 12345u;
			word[i] = (char)(seed >> 16 & (round % 2 ? 0xff : 0x7f));
		}
		length = (seed >> 8) % sizeof word;
		breaks[length] = 99;
		hyphen_word(hyphen_german(), word, length, breaks);
		CHECK(breaks[length] == 99);
	}
}

int main(void)
{
	char out[256];

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		CHECK_TEXT(hyphenated(known[i][0], out), known[i][1]);
	check_compounds();
	check_long_words();
	check_any_bytes();
	return check_result();
}
