// The text of PDFs as pdf.js reads it, which is what Firefox searches and copies.
// Usage: node pdfjs_text.js FILE ...; one line of JSON per file: a text for each page.
const fs = require("fs");
const pdfjs = require("/usr/share/javascript/pdf/build/pdf.js");

async function pageText(page) {
	const content = await page.getTextContent();
	return content.items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join("");
}

async function documentTexts(path) {
	const data = new Uint8Array(fs.readFileSync(path));
	const pdf = await pdfjs.getDocument({ data, verbosity: 0 }).promise;
	const texts = [];
	for (let number = 1; number <= pdf.numPages; number++)
		texts.push(await pageText(await pdf.getPage(number)));
	await pdf.destroy();
	return texts;
}

(async () => {
	for (const path of process.argv.slice(2))
		console.log(JSON.stringify(await documentTexts(path)));
})();
