import { type Known, knownOf } from '../watch.ts'

const value = 'ssid quality'
const text = knownOf('ssid lang')
const place = knownOf(`${value} place-id main`, {
  'c-o': knownOf(''),
  'address-details': knownOf(''),
  'p-o-box': knownOf(''),
  'zip-code': knownOf(''),
  location: knownOf(''),
  area: knownOf('area-type'),
  country: knownOf('iso-code'),
  remarks: knownOf(''),
})

/** What is known of a party: an individual, an entity or an object, in the form of SECO's schema. */
export const secoSubject: Known = knownOf('sex object-type', {
  identity: knownOf('ssid main', {
    name: knownOf(`${value} name-type lang`, {
      'name-part': knownOf('order name-part-type', {
        value: knownOf(''),
        'spelling-variant': knownOf('lang script spelling-variant-type'),
      }),
    }),
    address: place,
    'place-of-birth': place,
    'day-month-year': knownOf(`${value} day month year calendar`),
    nationality: knownOf(value, { country: knownOf('iso-code') }),
    'identification-document': knownOf(`${value} document-type`, {
      number: knownOf(''),
      issuer: knownOf('code'),
      'date-of-issue': knownOf(''),
      'expiry-date': knownOf(''),
      remark: knownOf(''),
    }),
  }),
  justification: text,
  'other-information': text,
  relation: knownOf('ssid target-id relation-type', { remark: knownOf('') }),
  'generic-attribute': knownOf('ssid name'),
})
