import Type from 'typebox'
import { Measure } from '../../model/index.ts'

const strict = { additionalProperties: false }
const DateOrder = Type.Union([Type.Literal('dmy'), Type.Literal('mdy')], {
  description: 'Order of day and month in dates written in figures.',
})
const Pattern = (description: string) => Type.String({ description, minLength: 1, maxLength: 1000 })

/** A test on a row: all parts that are given must hold. */
export const Condition = Type.Object(
  {
    column: Type.String({ description: 'Column, or path in a JSON record, that is looked at.' }),
    equals: Type.Optional(Type.String({ description: 'One value is exactly this.' })),
    in: Type.Optional(Type.Array(Type.String(), { description: 'One value is one of these.' })),
    matches: Type.Optional(
      Pattern('One value matches this regular expression; (?i) first ignores case.'),
    ),
    empty: Type.Optional(Type.Boolean({ description: 'There is no value, or there is one.' })),
  },
  { ...strict, description: 'A test on a row: all parts that are given must hold.' },
)
export type Condition = Type.Static<typeof Condition>

/** A test, or several that must all hold. */
export const Conditions = Type.Union([Condition, Type.Array(Condition)], {
  description: 'A test on a row, or several that must all hold.',
})
export type Conditions = Type.Static<typeof Conditions>

/** How values come out of a row, step by step in the order of the fields here. */
export const ValueRule = Type.Object(
  {
    when: Type.Optional(Conditions),
    value: Type.Optional(Type.String({ description: 'A constant, the same for every row.' })),
    column: Type.Optional(
      Type.String({ description: 'Column, or path in a JSON record: "address.city".' }),
    ),
    columns: Type.Optional(
      Type.Array(Type.String(), { description: 'Several columns; each gives its values.' }),
    ),
    each: Type.Optional(
      Type.String({
        description:
          'Path of a list of nested records; column and columns are then looked up in each.',
      }),
    ),
    optional: Type.Optional(
      Type.Boolean({ description: 'True where the table may lack the column altogether.' }),
    ),
    join: Type.Optional(
      Type.String({
        description: 'Joins the columns that have a value into one, with this between.',
      }),
    ),
    split: Type.Optional(Type.String({ minLength: 1, description: 'Splits at this text.' })),
    splitPattern: Type.Optional(Pattern('Splits where this regular expression matches.')),
    extract: Type.Optional(
      Pattern('Takes every match of this regular expression: its first group, or all of it.'),
    ),
    first: Type.Optional(Type.Boolean({ description: 'Keeps only the first value.' })),
    remove: Type.Optional(Pattern('Removes what matches this regular expression.')),
    replace: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        description: 'Whole values that are to read otherwise: {"USSR": "Soviet Union"}.',
      }),
    ),
    date: Type.Optional(DateOrder),
    firstYear: Type.Optional(
      Type.Integer({
        minimum: 1000,
        maximum: 2100,
        description:
          'Years of two figures lie in the hundred years from this one: 1950 reads 22 as 2022 and 98 as 1998.',
      }),
    ),
  },
  { ...strict, description: 'How values come out of a row, step by step in this order.' },
)
export type ValueRule = Type.Static<typeof ValueRule>

/** A rule, the name of a column as the short form of one, or several of either. */
export const Values = Type.Union([
  Type.String(),
  ValueRule,
  Type.Array(Type.Union([Type.String(), ValueRule])),
])
export type Values = Type.Static<typeof Values>

const SchemaChoice = Type.Object(
  {
    rules: Type.Optional(
      Type.Array(Type.Object({ when: Conditions, schema: Type.String() }, strict), {
        description: 'The first rule whose test holds names the schema.',
      }),
    ),
    column: Type.Optional(Type.String({ description: 'Column that tells the kind of party.' })),
    values: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        description: 'Schema for each value of the column; case does not matter.',
      }),
    ),
    default: Type.Optional(
      Type.String({
        description: 'Schema where nothing else says; without it the row is a fault.',
      }),
    ),
  },
  strict,
)

/** A mapping file: how the rows of a table become entities of the FollowTheMoney model. */
export const Mapping = Type.Object(
  {
    mapping: Type.Literal(1, { description: 'Version of the form of mapping files.' }),
    dataset: Type.String({ pattern: '^[a-z0-9_]+$', description: 'us_bis_entity_list' }),
    title: Type.Optional(Type.String()),
    version: Type.Optional(
      Type.Object(
        {
          value: Type.Optional(Type.String({ description: 'The version itself: "2026-07-09".' })),
          preface: Type.Optional(
            Pattern(
              'Regular expression whose first group is the version in what precedes the rows.',
            ),
          ),
          date: Type.Optional(DateOrder),
        },
        { ...strict, description: 'Where the version of the list is written.' },
      ),
    ),
    recognise: Type.Optional(
      Type.Object(
        {
          head: Type.Optional(
            Type.Array(Type.String(), { description: 'All of these stand in the first 64 kB.' }),
          ),
          columns: Type.Optional(
            Type.Array(Type.String(), { description: 'All of these are columns.' }),
          ),
        },
        { ...strict, description: 'How a file of this form is known by its content.' },
      ),
    ),
    read: Type.Optional(
      Type.Object(
        {
          path: Type.Optional(Type.String()),
          sheet: Type.Optional(Type.String()),
          delimiter: Type.Optional(Type.String({ minLength: 1, maxLength: 1 })),
          encoding: Type.Optional(Type.String()),
          header: Type.Optional(Type.Union([Type.Boolean(), Type.Array(Type.String())])),
        },
        { ...strict, description: 'Options of reading the table.' },
      ),
    ),
    known: Type.Optional(
      Type.Array(Type.String(), {
        description:
          'Columns, or paths of fields in JSON records, that the mapping knows and does not read. With this key any other column is reported when the list is loaded.',
      }),
    ),
    empty: Type.Optional(
      Type.Array(Type.String(), { description: 'Values that mean nothing: ["-0-", "N/A"].' }),
    ),
    id: Type.Object(
      {
        prefix: Type.String({ pattern: '^[A-Za-z0-9._-]+$' }),
        columns: Type.Array(Type.String(), { minItems: 1 }),
        hash: Type.Optional(
          Type.Boolean({
            description: 'False writes the one column as it is; otherwise the values are hashed.',
          }),
        ),
      },
      { ...strict, description: 'What identifies a record. The first column must have a value.' },
    ),
    group: Type.Optional(
      Type.Union([Type.String(), ValueRule], {
        description:
          'What the rows of one record share, where a record stands over several rows: a column, or a rule. Its first value is the key; the record is identified by it.',
      }),
    ),
    schema: Type.Union([Type.String(), SchemaChoice], {
      description: 'FollowTheMoney schema of every row, or how it is told.',
    }),
    properties: Type.Record(Type.String(), Values, {
      description: 'FollowTheMoney property → where its values come from.',
    }),
    listing: Type.Optional(
      Type.Object(
        {
          authority: Type.String(),
          jurisdiction: Type.String({ description: 'us, eu, gb, un, ch, …' }),
          programs: Type.Optional(Values),
          measures: Type.Optional(Type.Array(Measure)),
          measuresBy: Type.Optional(
            Type.Array(Type.Object({ when: Conditions, measures: Type.Array(Measure) }, strict), {
              description:
                'Measures that a row states in columns of its own: all whose test holds.',
            }),
          ),
          recordId: Type.Optional(Values),
          listedOn: Type.Optional(Values),
          until: Type.Optional(Values),
          scope: Type.Optional(Values),
          citation: Type.Optional(Values),
        },
        { ...strict, description: 'The official listing that each row stands for.' },
      ),
    ),
  },
  { ...strict, description: 'How the rows of a table become FollowTheMoney entities.' },
)
export type Mapping = Type.Static<typeof Mapping>
