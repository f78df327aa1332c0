/** A value on the right of a comparison: a number, a text, or another field. */
export type Operand =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'field'; readonly name: string }

export type Comparator = '=' | '!=' | '<' | '<=' | '>' | '>='

/** A parsed condition. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'stated'; readonly field: string }
  | { readonly kind: 'holds'; readonly field: string }
  | {
      readonly kind: 'compare'
      readonly field: string
      readonly comparator: Comparator
      readonly operand: Operand
    }
  | { readonly kind: 'in'; readonly field: string; readonly values: readonly string[] }
