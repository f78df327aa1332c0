import { file } from './run.ts'

/** A small invented list in FollowTheMoney form. */
export function inventedList(): string {
  const entity = (id: string, schema: string, properties: Record<string, string[]>) =>
    JSON.stringify({ id, schema, datasets: ['us_ofac_sdn'], properties })
  const sanction = (of: string, program: string) =>
    entity(`${of}-sanction`, 'Sanction', {
      entity: [of],
      authority: ['Office of Foreign Assets Control'],
      program: [program],
      programId: [program],
      listingDate: ['2023-05-01'],
    })
  return file(
    'invented.ftm.json',
    `${[
      entity('zz-1', 'Company', {
        name: ['Zarnitsa Microsystems LLC', 'ООО «Зарница Микросистемы»'],
        country: ['ru'],
        innCode: ['7707083893'],
        topics: ['sanction'],
      }),
      sanction('zz-1', 'RUSSIA-EO14024'),
      entity('zz-2', 'Person', {
        name: ['Bartholomew Quillfeather'],
        birthDate: ['1961-04-12'],
        country: ['ru'],
        topics: ['sanction'],
      }),
      sanction('zz-2', 'RUSSIA-EO14024'),
      entity('zz-3', 'Vessel', {
        name: ['Grey Petrel'],
        imoNumber: ['9074729'],
        topics: ['sanction'],
      }),
      sanction('zz-3', 'RUSSIA-EO14024'),
    ].join('\n')}\n`,
  )
}
