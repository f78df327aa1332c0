import { sha256 } from '@noble/hashes/sha2'
import { keccak_256 } from '@noble/hashes/sha3'
import {
  type BytesCoder,
  base58,
  base58xmr,
  base58xrp,
  bech32,
  bech32m,
  createBase58check,
} from '@scure/base'
import { type IdentifierRule, invalid, unchecked, type Verdict, valid } from './identifier-kind.ts'

const base58check = createBase58check(sha256)

/** Chain by the first byte of a base58check address. */
const chainByVersion: Readonly<Record<number, string>> = {
  0: 'bitcoin',
  5: 'bitcoin',
  48: 'litecoin',
  50: 'litecoin',
  65: 'tron',
  30: 'dogecoin',
  22: 'dogecoin',
  76: 'dash',
  16: 'dash',
  38: 'bitcoin gold',
  23: 'bitcoin gold',
}
/** Chain by the first two bytes (Zcash transparent addresses). */
const chainByPair: Readonly<Record<number, string>> = { 7352: 'zcash', 7357: 'zcash' }
const chainByPrefix: Readonly<Record<string, string>> = { bc: 'bitcoin', ltc: 'litecoin' }
const wrong = (chain: string): Verdict => invalid(`the checksum of the ${chain} address is wrong`)

function decode(coder: BytesCoder, text: string): Uint8Array | undefined {
  try {
    return coder.decode(text)
  } catch {
    // The coders report a wrong checksum or letter by throwing; here it is an answer, not a fault.
    return undefined
  }
}

function judgeWallet(value: string): Verdict {
  if (/^0x[0-9a-fA-F]{40}$/.test(value)) return judgeEthereum(value)
  if (/^(bc|ltc)1[02-9ac-hj-np-z]{11,87}$/i.test(value)) return judgeSegwit(value)
  if (/^(?:bitcoincash:)?[qp][02-9ac-hj-np-z]{41}$/i.test(value)) {
    return unchecked(
      'the form is right; the checksum of bitcoin cash is not computed',
      'bitcoin cash',
    )
  }
  if (!/^[1-9A-HJ-NP-Za-km-z]{25,106}$/.test(value))
    return invalid('it has the form of no known address')
  return judgeBase58(value)
}

function judgeBase58(value: string): Verdict {
  if (value.length >= 95) return judgeMonero(value)
  if (value.startsWith('r') && value.length <= 35) return judgeRipple(value)
  const bytes = decode(base58check, value)
  const chain = bytes && (chainByPair[(bytes[0]! << 8) | bytes[1]!] ?? chainByVersion[bytes[0]!])
  if (bytes && chain && bytes.length <= 22) return valid(chain)
  if (bytes) return unchecked('the checksum is right; the chain is not known')
  const raw = decode(base58, value)
  if (raw?.length === 32) return unchecked('the form is right; it has no check digit', 'solana')
  const expected = expectedChain(value)
  return expected ? wrong(expected) : invalid('the checksum is wrong')
}

/** What an address with a wrong checksum was meant to be, by its first letter and length. */
function expectedChain(value: string): string | undefined {
  if (value.length > 35) return undefined
  if (/^[13]/.test(value)) return 'bitcoin'
  if (/^[LM]/.test(value)) return 'litecoin'
  if (value.startsWith('T')) return 'tron'
  return undefined
}

/** EIP-55: the case of each letter is a bit of the hash of the lower-case address. */
function judgeEthereum(value: string): Verdict {
  const hex = value.slice(2)
  if (hex === hex.toLowerCase() || hex === hex.toUpperCase()) {
    return unchecked('the form is right; letters of one case carry no checksum', 'ethereum')
  }
  const hash = keccak_256(hex.toLowerCase())
  for (let i = 0; i < 40; i++) {
    const letter = hex[i]!
    if (/\d/.test(letter)) continue
    const nibble = (hash[i >> 1]! >> (i % 2 === 0 ? 4 : 0)) & 15
    if (nibble >= 8 !== (letter === letter.toUpperCase())) return wrong('ethereum')
  }
  return valid('ethereum')
}

/** BIP 173 and BIP 350: version 0 is bech32, later versions bech32m. */
function judgeSegwit(value: string): Verdict {
  const chain = chainByPrefix[value.slice(0, value.indexOf('1')).toLowerCase()]!
  const old = bech32.decodeUnsafe(value, 90)
  if (old && old.words[0] === 0) return valid(chain)
  const now = bech32m.decodeUnsafe(value, 90)
  if (now && now.words[0]! > 0) return valid(chain)
  return wrong(chain)
}

/** Monero: network byte, keys, and the first four bytes of their Keccak hash. */
function judgeMonero(value: string): Verdict {
  const bytes = decode(base58xmr, value)
  if (!bytes || ![18, 19, 42].includes(bytes[0]!))
    return invalid('it has the form of no known address')
  const hash = keccak_256(bytes.subarray(0, -4))
  const check = bytes.subarray(-4)
  return check.every((byte, i) => byte === hash[i]) ? valid('monero') : wrong('monero')
}

function judgeRipple(value: string): Verdict {
  const bytes = decode(base58xrp, value)
  if (bytes?.length !== 25) return wrong('ripple')
  const hash = sha256(sha256(bytes.subarray(0, -4)))
  return bytes.subarray(-4).every((b, i) => b === hash[i]) ? valid('ripple') : wrong('ripple')
}

/** Address on a blockchain; `about` names the chain that its form and checksum say. */
export const wallet: IdentifierRule = {
  labels:
    '(?:DIGITAL CURRENCY ADDRESS|CRYPTO(?:CURRENCY)? ADDRESS|WALLET(?: ADDRESS)?)(?: ?- ?[A-Z0-9]{2,6}(?=\\s))?',
  judge: judgeWallet,
}
