// Fills form fields with MuPDF and saves the file.
// Usage: mutool run mupdf_fill.js IN OUT VALUES, values as JSON: tooltip -> text, true.
var wanted = JSON.parse(scriptArgs[2]);
var doc = new PDFDocument(scriptArgs[0]);
for (var number = 0; number < doc.countPages(); number++) {
	doc.loadPage(number).getWidgets().forEach(function (widget) {
		var value = wanted[widget.getLabel()];
		if (value === true)
			widget.toggle();
		else if (typeof value === "string")
			widget.setTextValue(value);
	});
}
doc.save(scriptArgs[1], "incremental");
