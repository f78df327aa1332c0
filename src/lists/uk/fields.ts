import { wordTable } from '../word-table.ts'
/** What a column or element of a UK list holds, whatever the form calls it. */
export type UkField =
  | 'id'
  | 'ukRef'
  | 'ofsiId'
  | 'unRef'
  | `name${1 | 2 | 3 | 4 | 5 | 6}`
  | 'title'
  | 'nameType'
  | 'quality'
  | 'nonLatin'
  | 'dob'
  | 'birthTown'
  | 'birthCountry'
  | 'nationality'
  | 'passport'
  | 'passportNote'
  | 'nationalId'
  | 'nationalIdNote'
  | 'position'
  | 'gender'
  | `address${1 | 2 | 3 | 4 | 5 | 6}`
  | 'postcode'
  | 'country'
  | 'other'
  | 'reasons'
  | 'kind'
  | 'regime'
  | 'listedOn'
  | 'designatedOn'
  | 'updatedOn'
  | 'source'
  | 'imposed'
  | 'phone'
  | 'website'
  | 'email'
  | 'entityType'
  | 'parent'
  | 'subsidiaries'
  | 'businessNumber'
  | 'imo'
  | 'owner'
  | 'previousOwner'
  | 'flag'
  | 'pastFlags'
  | 'shipType'
  | 'tonnage'
  | 'length'
  | 'yearBuilt'
  | 'hull'
  /** Said by the publisher and of no use to a reader of parties. */
  | 'ignored'

const names = wordTable<UkField>({
  uniqueid: 'id',
  groupid: 'id',
  ofsigroupid: 'ofsiId',
  uksanctionslistref: 'ukRef',
  unreferencenumber: 'unRef',
  unref: 'unRef',
  title: 'title',
  aliastype: 'nameType',
  nametype: 'nameType',
  aliasquality: 'quality',
  aliasstrength: 'quality',
  namenonlatinscript: 'nonLatin',
  nonlatinscripttype: 'ignored',
  nonlatinscriptlanguage: 'ignored',
  dob: 'dob',
  individualdateofbirth: 'dob',
  townofbirth: 'birthTown',
  individualtownofbirth: 'birthTown',
  countryofbirth: 'birthCountry',
  individualcountryofbirth: 'birthCountry',
  nationality: 'nationality',
  nationalityies: 'nationality',
  individualnationality: 'nationality',
  passportnumber: 'passport',
  individualpassportnumber: 'passport',
  passportdetails: 'passportNote',
  passportadditionalinformation: 'passportNote',
  individualpassportdetails: 'passportNote',
  nationalidentificationnumber: 'nationalId',
  nationalidentifiernumber: 'nationalId',
  individualninumber: 'nationalId',
  nationalidentificationdetails: 'nationalIdNote',
  nationalidentifieradditionalinformation: 'nationalIdNote',
  individualnidetails: 'nationalIdNote',
  position: 'position',
  individualposition: 'position',
  gender: 'gender',
  individualgender: 'gender',
  postzipcode: 'postcode',
  postcode: 'postcode',
  addresspostalcode: 'postcode',
  country: 'country',
  addresscountry: 'country',
  otherinformation: 'other',
  furtheridentifyinginformation: 'other',
  furtheridentifiyinginformation: 'other',
  ukstatementofreasons: 'reasons',
  grouptype: 'kind',
  grouptypedescription: 'kind',
  designationtype: 'kind',
  individualentityship: 'kind',
  regime: 'regime',
  regimename: 'regime',
  listedon: 'listedOn',
  datelisted: 'listedOn',
  uksanctionslistdatedesignated: 'designatedOn',
  datedesignated: 'designatedOn',
  lastupdated: 'updatedOn',
  designationsource: 'source',
  sanctionsimposed: 'imposed',
  phonenumber: 'phone',
  website: 'website',
  emailaddress: 'email',
  typeofentity: 'entityType',
  entitytype: 'entityType',
  parentcompany: 'parent',
  entityparentcompany: 'parent',
  subsidiaries: 'subsidiaries',
  subsidiary: 'subsidiaries',
  entitysubsidiaries: 'subsidiaries',
  businessregno: 'businessNumber',
  businessregistrationnumber: 'businessNumber',
  businessregistrationnumbers: 'businessNumber',
  entitybusinessregnumber: 'businessNumber',
  imonumber: 'imo',
  shipimonumber: 'imo',
  currentowners: 'owner',
  currentowneroperator: 'owner',
  currentowneroperators: 'owner',
  shipcurrentowners: 'owner',
  previousowneroperator: 'previousOwner',
  previousowneroperators: 'previousOwner',
  shippreviousowners: 'previousOwner',
  flagofship: 'flag',
  currentbelievedflagofship: 'flag',
  shipflag: 'flag',
  previousflags: 'pastFlags',
  previousflag: 'pastFlags',
  shippreviousflags: 'pastFlags',
  typeofship: 'shipType',
  shiptype: 'shipType',
  tonnageofship: 'tonnage',
  shiptonnage: 'tonnage',
  lengthofship: 'length',
  shiplength: 'length',
  yearbuilt: 'yearBuilt',
  shipyearbuilt: 'yearBuilt',
  hullidentificationnumber: 'hull',
  hullidentificationnumberhin: 'hull',
  shiphullidentificationnumber: 'hull',
})

/** The field that a column or element holds; undefined for one that the publisher never used.
 *
 * @example
 * ukField('Address Line 3') // 'address3'
 * ukField('name1')          // 'name1'
 */
export function ukField(written: string): UkField | undefined {
  const key = written.toLowerCase().replaceAll(/[^a-z0-9]+/g, '')
  const numbered = /^(name|address)(?:line)?([1-6])$/.exec(key)
  if (numbered) return `${numbered[1]}${numbered[2]}` as UkField
  return Object.hasOwn(names, key) ? names[key] : undefined
}
