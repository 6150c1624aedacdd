/// A name that nobody guesses and nobody else has: 32 hexadecimal digits.
export function random() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
