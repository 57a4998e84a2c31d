// Fills form fields with pdf.js, as Firefox does, and saves the file.
// Usage: node pdfjs_fill.js IN OUT VALUES, values as JSON: name -> text, true.
const fs = require("fs");
const pdfjs = require("/usr/share/javascript/pdf/build/pdf.js");

async function main(input, output, values) {
	const wanted = JSON.parse(values);
	const data = new Uint8Array(fs.readFileSync(input));
	const pdf = await pdfjs.getDocument({ data, verbosity: 0 }).promise;
	for (let number = 1; number <= pdf.numPages; number++) {
		const page = await pdf.getPage(number);
		for (const annotation of await page.getAnnotations({ intent: "display" }))
			if (annotation.fieldName in wanted)
				pdf.annotationStorage.setValue(annotation.id,
					{ value: wanted[annotation.fieldName] });
	}
	fs.writeFileSync(output, await pdf.saveDocument());
	await pdf.destroy();
}

main(...process.argv.slice(2)).catch((error) => {
	console.error(error);
	process.exit(1);
});
