const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Sum of digits times weights. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += (digits.charCodeAt(i) - 48) * weights[i]!
  return sum
}

/** Remainder of a long decimal number. */
export function remainder(digits: string, divisor: number): number {
  let rest = 0
  for (let i = 0; i < digits.length; i++) rest = (rest * 10 + digits.charCodeAt(i) - 48) % divisor
  return rest
}

/** Letters as two digits, A = 10 to Z = 35 (ISO 7064, ISO 6166). */
export function lettersAsDigits(text: string): string {
  return text.replace(/[A-Z]/g, (c) => `${capitals.indexOf(c) + 10}`)
}

/** True where the last digit is the Luhn check digit of the others. */
export function luhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48
    const doubled = i % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
