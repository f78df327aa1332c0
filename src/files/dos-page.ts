/** The characters of the bytes 80 to FF in code pages of DOS that the WHATWG Encoding standard leaves out,
 * after the tables of IBM.
 */
const dosPages: Readonly<Record<string, string>> = {
  // United States
  ibm437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
    '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  // Western Europe
  ibm850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
    '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  // Central Europe
  ibm852:
    'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐' +
    '└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0',
}

const numberOfPage = /^(?:cp|ibm|dos|pc|oem)?[-_ ]?(\d{3})$/i

/** The name of a code page of DOS in any usual writing; undefined for anything else.
 *
 * @example
 * dosPageName('cp850')   // 'ibm850'
 * dosPageName('DOS-866') // 'ibm866', which the standard has too
 */
export function dosPageName(label: string): string | undefined {
  const name = `ibm${numberOfPage.exec(label.trim())?.[1]}`
  return name === 'ibm866' || Object.hasOwn(dosPages, name) ? name : undefined
}

/** The decoder of a code page by its name; undefined where it is none of these. One byte is one character,
 * so that no piece can cut one. */
export function dosDecoder(
  name: string,
): { readonly decode: (bytes?: Uint8Array) => string } | undefined {
  if (!Object.hasOwn(dosPages, name)) return undefined
  const high = dosPages[name]!
  return {
    decode: (bytes = new Uint8Array()) =>
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
        .toString('latin1')
        .replaceAll(/[\x80-\xff]/g, (char) => high[char.charCodeAt(0) - 0x80]!),
  }
}
