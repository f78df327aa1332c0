/** Classes of fathers' names are those of the names, moved by so much: Vladimir is not Vladimirovich. */
export const fatherClasses = 1_000_000

const ending = /^(.{2,}?)(?:(?:y|i|j)?(?:ev|ov|av|yov|eu|au)|i)(?:ich|ych|itch|itsch|ic|icz|na)$/

/** Whether a word is by its ending a father's name, as in Russian, Ukrainian, Belarusian and Serbian. */
export function isPatronymic(text: string): boolean {
  return (
    text.length >= 7 &&
    'ahcz'.includes(text.slice(-1)) &&
    /(ovich|evich|ovych|evych|yovych|ovna|evna|ivna|auna|euna|ovitch|evitch|avich|yavich|ovic|owicz|ewicz|ovitsch|ewitsch)$/.test(
      text,
    )
  )
}

/** The names that the father of a patronymic may have, as lists spell them.
 *
 * @example
 * fathers('uladzimiravich') // ['uladzimir', 'uladzimiry', …]
 */
export function fathers(text: string): readonly string[] {
  const stem = ending.exec(text)?.[1]
  return stem === undefined
    ? []
    : ['', 'y', 'iy', 'ey', 'ay', 'a', 'i', 'o'].map((end) => stem + end)
}
