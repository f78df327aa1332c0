import { type Known, knownOf } from '../watch.ts'

/** Where and when a value was published: of every part of a record, and left out. */
const published = 'regulationLanguage logicalId'
const act = knownOf('regulationType publicationDate numberTitle publicationUrl')
const country = 'countryIso2Code countryDescription region'
const remarks = { remark: knownOf(''), regulationSummary: act }

/** What is known of a record of the EU's list, version 1.1 of its schema. "eportedLost" is how the
 * schema writes "reportedLost". */
export const euRecord: Known = knownOf(
  'designationDate designationDetails unitedNationId euReferenceNumber logicalId',
  {
    remark: knownOf(''),
    regulation: knownOf(
      'regulationType organisationType publicationDate entryIntoForceDate numberTitle programme logicalId type publicationUrl',
      { publicationUrl: knownOf('') },
    ),
    subjectType: knownOf('code classificationCode'),
    nameAlias: knownOf(
      `firstName middleName lastName wholeName function gender title nameLanguage strong ${published}`,
      remarks,
    ),
    address: knownOf(`city street poBox zipCode place asAtListingTime ${country} ${published}`, {
      ...remarks,
      contactInfo: knownOf('key value'),
    }),
    birthdate: knownOf(
      `circa calendarType city zipCode birthdate dayOfMonth monthOfYear year yearRangeFrom yearRangeTo place ${country} ${published}`,
      remarks,
    ),
    citizenship: knownOf(`${country} ${published}`, remarks),
    identification: knownOf(
      `diplomatic knownExpired knownFalse reportedLost eportedLost revokedByIssuer issuedBy issuedDate issueDate validFrom validTo latinNumber nameOnDocument number identificationTypeCode identificationTypeDescription ${country} ${published}`,
      remarks,
    ),
  },
)
