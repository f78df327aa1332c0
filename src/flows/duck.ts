import type { DuckDBConnection, DuckDBListVector } from '@duckdb/node-api'

/** An open DuckDB in memory; closing it is the caller's duty. */
export interface Duck {
  /** All rows of a query as plain objects; counts come as numbers. */
  rows(sql: string): Promise<Record<string, unknown>[]>
  run(sql: string): Promise<void>
  /** Chunks of a query in the order of the rows, as typed columns. */
  stream(sql: string, take: (chunk: Chunk) => void): Promise<void>
  close(): void
}

/** One chunk of a streamed result as typed columns; queries turn NULL into NaN beforehand. */
interface Chunk {
  readonly rowCount: number
  column(index: number): ArrayLike<number>
  /** A column of lists: all elements behind each other, and where each row's begin and end. */
  lists(index: number): Lists
}

/** Lists of numbers of a chunk's rows. */
interface Lists {
  readonly items: ArrayLike<number>
  from(row: number): number
  to(row: number): number
}

/** Opens DuckDB; it is loaded on first use, since most commands never need it.
 *
 * Threads and memory are bounded so that a laptop stays usable; results keep the rows' order,
 * which makes every sum the same on every machine.
 */
export async function openDuck(): Promise<Duck> {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '1GB' })
  const connection = await instance.connect()
  return {
    rows: async (sql) => {
      const reader = await connection.runAndReadAll(sql)
      return reader.getRowObjects().map(plain)
    },
    run: async (sql) => {
      await connection.run(sql)
    },
    stream: (sql, take) => streamChunks(connection, sql, take),
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

async function streamChunks(
  connection: DuckDBConnection,
  sql: string,
  take: (chunk: Chunk) => void,
): Promise<void> {
  const result = await connection.stream(sql)
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) return
    take({
      rowCount: chunk.rowCount,
      column: (index) =>
        (chunk.getColumnVector(index) as unknown as { items: ArrayLike<number> }).items,
      lists: (index) => {
        const vector = chunk.getColumnVector(index) as DuckDBListVector
        return {
          items: (vector.childVector as unknown as { items: ArrayLike<number> }).items,
          from: (row) => vector.getEntryOffset(row),
          to: (row) => vector.getEntryOffset(row) + vector.getEntryLength(row),
        }
      },
    })
  }
}

function plain(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, plainValue(value)]))
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (value !== null && typeof value === 'object' && 'items' in value) {
    return (value.items as unknown[]).map(plainValue)
  }
  return value
}

/** A text as an SQL literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** A column name as an SQL identifier. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
