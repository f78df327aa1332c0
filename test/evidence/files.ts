/** Small documents of every format with the same words, built in memory. */
const sentence = 'Iran has sent drones to Russia, said John Miller, a spokesman for the Pentagon.'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A zip of stored entries; readers of DOCX do not look at the checksums. */
function storedZip(entries: readonly [string, string][]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of entries) {
    const data = Buffer.from(text)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt32LE(data.length, 18)
    head.writeUInt32LE(data.length, 22)
    head.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(20, 6)
    central.writeUInt32LE(data.length, 20)
    central.writeUInt32LE(data.length, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(offset, 42)
    parts.push(head, Buffer.from(name), data)
    directory.push(central, Buffer.from(name))
    offset += head.length + name.length + data.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, central, end])
}

export function docx(): Uint8Array {
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const office =
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
  return storedZip([
    [
      '[Content_Types].xml',
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ],
    [
      '_rels/.rels',
      `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}" Target="word/document.xml"/></Relationships>`,
    ],
    [
      'word/document.xml',
      `<?xml version="1.0"?><w:document xmlns:w="${word}"><w:body><w:p><w:r><w:t>A note on drones</w:t></w:r></w:p><w:p><w:r><w:t>${sentence}</w:t></w:r></w:p></w:body></w:document>`,
    ],
  ])
}

/** One page with a text layer; the offsets of its table are counted, not guessed. */
export function pdf(): Uint8Array {
  const lines = [
    'Iran has sent drones to Russia,',
    'said John Miller, a spokesman for the Pentagon.',
  ]
  const stream = `BT /F1 12 Tf 72 720 Td 14 TL ${lines.map((line) => `(${line}) Tj T*`).join(' ')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = body.length
    body += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const xref = `xref\n0 6\n0000000000 65535 f \n${table}`
  return bytes(
    `${body}${xref}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
  )
}

export const html = (): Uint8Array =>
  bytes(
    `<!doctype html><html lang="en"><head><title>A note on drones</title><meta name="author" content="R. Ash"><meta property="article:published_time" content="2025-03-04"></head><body><nav>Home Sport Weather</nav><article><h1>A note on drones</h1><p>${sentence}</p><p>${'The Pentagon has followed the matter for some time and will go on doing so. '.repeat(4)}</p></article><footer>All rights</footer></body></html>`,
  )

export const eml = (): Uint8Array =>
  bytes(
    `From: Desk <desk@example.org>\r\nTo: all@example.org\r\nSubject: A note on drones\r\nDate: Tue, 04 Mar 2025 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${sentence}\r\n`,
  )
