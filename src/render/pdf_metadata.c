/* What the file says about itself: Info, XMP (ISO 16684-1), catalog, output
 * intent.  Info and XMP say the same, as PDF/A asks (ISO 19005-2, 6.6). */
#include "pdf.h"

#include <string.h>

#include "pdf_syntax.h"
#include "print.h"
#include "../typeset/document.h"

static const char CREATOR[] = "schuso";
static const char PRODUCER[] = "schuso, libharu";

/* ---- Info ---- */

static void put_entry(GString *out, const char *key, const char *text)
{
	if (!text || !*text)
		return;
	g_string_append_printf(out, "/%s", key);
	pdf_put_text(out, text);
}

static void write_information(struct pdf *pdf)
{
	const struct document *document = pdf->pages->document;
	GString *out = pdf->file->information->entries;

	put_entry(out, "Title", document->title);
	put_entry(out, "Author", document->author);
	put_entry(out, "Subject", document->subject);
	put_entry(out, "Keywords", document->keywords);
	put_entry(out, "Creator", CREATOR);
	put_entry(out, "Producer", PRODUCER);
	g_string_append(out, "/CreationDate(");
	pdf_put_date(out, document->epoch);
	g_string_append(out, ")/ModDate(");
	pdf_put_date(out, document->epoch);
	g_string_append(out, pdf->print ? ")/Trapped/False" : ")");
}

/* ---- XMP ---- */

static const char XMP_HEAD[] =
	"<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
	"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	"<rdf:Description rdf:about=\"\"\n"
	" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
	" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
	" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
	" xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\"\n";

static const char XMP_SCREEN[] =
	" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
	" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
	"<dc:format>application/pdf</dc:format>\n"
	"<pdfuaid:part>1</pdfuaid:part>\n"
	"<pdfaid:part>2</pdfaid:part>\n"
	"<pdfaid:conformance>A</pdfaid:conformance>\n";

/* ISO 15930-7, 6.3 and 6.7 */
static const char XMP_PRINT[] =
	" xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\">\n"
	"<dc:format>application/pdf</dc:format>\n"
	"<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>\n"
	"<pdf:Trapped>False</pdf:Trapped>\n"
	"<xmpMM:VersionID>1</xmpMM:VersionID>\n"
	"<xmpMM:RenditionClass>default</xmpMM:RenditionClass>\n";

/* PDF/A knows no pdfuaid; a schema it does not know is described in the file
 * (ISO 19005-2, 6.6.2.3.3). */
static const char XMP_SCHEMAS[] =
	"<rdf:Description rdf:about=\"\"\n"
	" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
	" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
	" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
	"<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\n"
	"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
	"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
	"<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaProperty:name>part</pdfaProperty:name>\n"
	"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
	"<pdfaProperty:category>internal</pdfaProperty:category>\n"
	"<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed"
	"</pdfaProperty:description>\n"
	"</rdf:li></rdf:Seq></pdfaSchema:property>\n"
	"</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
	"</rdf:Description>\n";

static const char XMP_TAIL[] = "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";

/* TEXT between OPEN and CLOSE, with the characters escaped that XML reserves. */
static void put_element(GString *out, const char *open, const char *text, const char *close)
{
	if (!text || !*text)
		return;
	char *escaped = g_markup_escape_text(text, -1);
	g_string_append_printf(out, "%s%s%s\n", open, escaped, close);
	g_free(escaped);
}

static void put_xmp_date(GString *out, const char *name, int64_t epoch)
{
	g_string_append_printf(out, "<xmp:%s>", name);
	xmp_put_date(out, epoch);
	g_string_append_printf(out, "</xmp:%s>\n", name);
}

/* Keywords are one text in Info, a bag in Dublin Core. */
static void put_keywords(GString *out, const char *keywords)
{
	if (!keywords || !*keywords)
		return;
	char **words = g_strsplit_set(keywords, ",;", -1);
	g_string_append(out, "<dc:subject><rdf:Bag>\n");
	for (char **word = words; *word; word++)
		put_element(out, "<rdf:li>", g_strstrip(*word), "</rdf:li>");
	g_string_append(out, "</rdf:Bag></dc:subject>\n");
	g_strfreev(words);
	put_element(out, "<pdf:Keywords>", keywords, "</pdf:Keywords>");
}

static void put_identity(GString *out, const unsigned char digest[16])
{
	g_string_append(out, "<xmpMM:DocumentID>uuid:");
	for (int i = 0; i < 16; i++)
		g_string_append_printf(out, "%s%02x",
			i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "", digest[i]);
	g_string_append(out, "</xmpMM:DocumentID>\n");
}

static void write_xmp(struct pdf *pdf)
{
	static const char alt[] = "<rdf:Alt><rdf:li xml:lang=\"x-default\">";
	const struct document *document = pdf->pages->document;
	GString *out = g_string_new(XMP_HEAD);

	g_string_append(out, pdf->print ? XMP_PRINT : XMP_SCREEN);
	put_element(out, "<dc:language><rdf:Bag><rdf:li>", document->language,
		"</rdf:li></rdf:Bag></dc:language>");
	g_string_append(out, "<dc:title>");
	put_element(out, alt, document->title, "</rdf:li></rdf:Alt>");
	g_string_append(out, "</dc:title>\n");
	put_element(out, "<dc:creator><rdf:Seq><rdf:li>", document->author,
		"</rdf:li></rdf:Seq></dc:creator>");
	if (document->subject && *document->subject) {
		g_string_append(out, "<dc:description>");
		put_element(out, alt, document->subject, "</rdf:li></rdf:Alt>");
		g_string_append(out, "</dc:description>\n");
	}
	put_keywords(out, document->keywords);
	put_element(out, "<xmp:CreatorTool>", CREATOR, "</xmp:CreatorTool>");
	put_element(out, "<pdf:Producer>", PRODUCER, "</pdf:Producer>");
	put_xmp_date(out, "CreateDate", document->epoch);
	put_xmp_date(out, "ModifyDate", document->epoch);
	put_xmp_date(out, "MetadataDate", document->epoch);
	pdf->xmp = pdf_stream_new(pdf->file, out->str, out->len, PDF_PLAIN);
	g_string_append(pdf->xmp->entries, "/Type/Metadata/Subtype/XML");
	g_string_free(out, TRUE);
}

void pdf_write_identity(struct pdf *pdf, const unsigned char digest[16])
{
	GString *out = g_string_new(NULL);

	put_identity(out, digest);
	g_string_append(out, "</rdf:Description>\n");
	g_string_append(out, pdf->print ? "" : XMP_SCHEMAS);
	g_string_append(out, XMP_TAIL);
	g_byte_array_append(pdf->xmp->stream, (const guint8 *)out->str, (guint)out->len);
	g_string_free(out, TRUE);
}

/* ---- output intent, catalog ---- */

static struct pdf_object *write_screen_intent(struct pdf *pdf)
{
	GByteArray *profile = pdf_srgb_profile();
	struct pdf_object *stream = pdf_shared_stream(pdf->file, profile->data, profile->len,
		PDF_DEFLATED);
	struct pdf_object *intent = pdf_object_new(pdf->file);

	g_byte_array_free(profile, TRUE);
	g_string_append(stream->entries, "/N 3");
	g_string_append(intent->entries, "/Type/OutputIntent/S/GTS_PDFA1"
		"/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
		"/RegistryName(http://www.color.org)/DestOutputProfile");
	pdf_put_reference(intent->entries, stream->number);
	return intent;
}

/* ISO 15930-7, 6.2.2: the condition by its name, and the profile itself. */
static struct pdf_object *write_print_intent(struct pdf *pdf)
{
	const struct press *press = pdf->print->press;
	struct pdf_object *stream = pdf_stream_new(pdf->file, press->packed->data,
		press->packed->len, PDF_PACKED);
	struct pdf_object *intent = pdf_object_new(pdf->file);
	GString *out = intent->entries;

	g_string_append(stream->entries, "/N 4");
	g_string_append(out, "/Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier");
	pdf_put_text(out, press->condition);
	g_string_append(out, "/OutputCondition");
	pdf_put_text(out, press->condition);
	g_string_append(out, "/Info");
	pdf_put_text(out, press->description);
	g_string_append(out, press->registered ? "/RegistryName(http://www.color.org)" : "");
	g_string_append(out, "/DestOutputProfile");
	pdf_put_reference(out, stream->number);
	return intent;
}

void pdf_write_metadata(struct pdf *pdf)
{
	GString *out = pdf->file->catalog->entries;

	write_information(pdf);
	g_string_append(out, "/Type/Catalog/Pages");
	pdf_put_reference(out, pdf->file->page_root->number);
	g_string_append(out, "/Lang");
	pdf_put_text(out, pdf->pages->document->language);
	if (!pdf->print)
		g_string_append(out, "/MarkInfo<</Marked true>>"
			"/ViewerPreferences<</DisplayDocTitle true>>");
	g_string_append(out, "/OutputIntents[");
	pdf_put_reference(out, (pdf->print ? write_print_intent(pdf)
		: write_screen_intent(pdf))->number);
	g_string_append(out, "]/Metadata");
	write_xmp(pdf);
	pdf_put_reference(out, pdf->xmp->number);
}
