"use strict";
// Checks the text of a certificate's QR code: Ed25519 (RFC 8032) in plain numbers, as not every browser has it.
const hoso = (() => {
  const P = 2n ** 255n - 19n;
  const L = 2n ** 252n + 27742317777372353535851937790883648493n;
  const mod = (a, m) => { const r = a % m; return r < 0n ? r + m : r; };
  const power = (base, exponent) => {
    let out = 1n, b = mod(base, P);
    for (let e = exponent; e > 0n; e >>= 1n) {
      if (e & 1n) out = out * b % P;
      b = b * b % P;
    }
    return out;
  };
  const inverse = (a) => power(a, P - 2n);
  const D = mod(-121665n * inverse(121666n), P);
  const ROOT = power(2n, (P - 1n) / 4n); // of −1

  // SHA-512 in numbers of 64 bits.
  const MASK = (1n << 64n) - 1n;
  const primes = (() => {
    const out = [];
    for (let n = 2; out.length < 80; n++) if (out.every((p) => n % p)) out.push(n);
    return out;
  })();
  // root gives the first 64 bits after the point of the k-th root of n.
  const root = (n, k) => {
    const target = BigInt(n) << BigInt(64 * k);
    let low = 0n, high = 1n << 70n;
    while (high - low > 1n) {
      const middle = (low + high) >> 1n;
      if (middle ** BigInt(k) <= target) low = middle; else high = middle;
    }
    return low & MASK;
  };
  const K = primes.map((p) => root(p, 3));
  const START = primes.slice(0, 8).map((p) => root(p, 2));
  const turn = (x, n) => ((x >> n) | (x << (64n - n))) & MASK;
  const sha512 = (bytes) => {
    const size = Math.ceil((bytes.length + 17) / 128) * 128;
    const all = new Uint8Array(size);
    all.set(bytes);
    all[bytes.length] = 0x80;
    for (let i = 0, n = BigInt(bytes.length) * 8n; i < 8; i++, n >>= 8n) all[size - 1 - i] = Number(n & 255n);
    let h = START.slice();
    for (let at = 0; at < size; at += 128) {
      const w = [];
      for (let i = 0; i < 16; i++) {
        let v = 0n;
        for (let b = 0; b < 8; b++) v = v << 8n | BigInt(all[at + 8 * i + b]);
        w.push(v);
      }
      for (let i = 16; i < 80; i++) {
        const a = w[i - 15], b = w[i - 2];
        const s0 = turn(a, 1n) ^ turn(a, 8n) ^ (a >> 7n), s1 = turn(b, 19n) ^ turn(b, 61n) ^ (b >> 6n);
        w.push((w[i - 16] + s0 + w[i - 7] + s1) & MASK);
      }
      let [a, b, c, d, e, f, g, z] = h;
      for (let i = 0; i < 80; i++) {
        const t1 = (z + (turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n)) + ((e & f) ^ (~e & MASK & g)) + K[i] + w[i]) & MASK;
        const t2 = ((turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c))) & MASK;
        [z, g, f, e, d, c, b, a] = [g, f, e, (d + t1) & MASK, c, b, a, (t1 + t2) & MASK];
      }
      h = [a, b, c, d, e, f, g, z].map((v, i) => (v + h[i]) & MASK);
    }
    const out = new Uint8Array(64);
    h.forEach((v, i) => { for (let b = 7; b >= 0; b--, v >>= 8n) out[8 * i + b] = Number(v & 255n); });
    return out;
  };

  const little = (bytes) => { let n = 0n; for (let i = bytes.length - 1; i >= 0; i--) n = n << 8n | BigInt(bytes[i]); return n; };
  // Points in extended coordinates [X, Y, Z, T].
  const add = (p, q) => {
    const a = (p[1] - p[0]) * (q[1] - q[0]), b = (p[1] + p[0]) * (q[1] + q[0]), c = 2n * p[3] * q[3] % P * D, d = 2n * p[2] * q[2];
    const e = mod(b - a, P), f = mod(d - c, P), g = mod(d + c, P), h = mod(b + a, P);
    return [mod(e * f, P), mod(g * h, P), mod(f * g, P), mod(e * h, P)];
  };
  const times = (p, n) => {
    let out = [0n, 1n, 1n, 0n];
    for (let q = p; n > 0n; n >>= 1n, q = add(q, q)) if (n & 1n) out = add(out, q);
    return out;
  };
  const point = (bytes) => {
    const n = little(bytes), sign = n >> 255n, y = n & ((1n << 255n) - 1n);
    if (y >= P) return null;
    const u = mod(y * y - 1n, P), v = mod(D * y * y + 1n, P);
    let x = u * power(v, 3n) % P * power(u * power(v, 7n) % P, (P - 5n) / 8n) % P;
    const check = v * x % P * x % P;
    if (check !== u) {
      if (check !== mod(-u, P)) return null;
      x = x * ROOT % P;
    }
    if (x === 0n && sign) return null;
    if ((x & 1n) !== sign) x = P - x;
    return [x, y, 1n, x * y % P];
  };
  const packed = (p) => {
    const z = inverse(p[2]), x = p[0] * z % P;
    let n = p[1] * z % P | (x & 1n) << 255n;
    return Uint8Array.from({ length: 32 }, () => { const b = Number(n & 255n); n >>= 8n; return b; });
  };
  const BASE = point(Uint8Array.from({ length: 32 }, (_, i) => (i ? 0x66 : 0x58)));

  const verify = (key, message, signature) => {
    if (key.length !== 32 || signature.length !== 64) return false;
    const s = little(signature.slice(32)), a = point(key);
    if (s >= L || !a) return false;
    const joined = new Uint8Array(64 + message.length);
    joined.set(signature.slice(0, 32));
    joined.set(key, 32);
    joined.set(message, 64);
    const k = mod(little(sha512(joined)), L);
    const minus = [mod(-a[0], P), a[1], 1n, mod(-a[3], P)];
    const r = packed(add(times(BASE, s), times(minus, k)));
    return r.every((b, i) => b === signature[i]);
  };

  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const fromBase32 = (text) => {
    const out = [];
    let held = 0, bits = 0;
    for (const c of text) {
      const v = LETTERS.indexOf(c);
      if (v < 0) return null;
      held = held << 5 | v;
      bits += 5;
      if (bits >= 8) { bits -= 8; out.push(held >> bits & 255); held &= (1 << bits) - 1; }
    }
    return held === 0 && bits < 5 ? Uint8Array.from(out) : null; // what is left over must be nothing
  };
  const fromBase64 = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const bare = (text) => text.replace(/\\([\\p])/g, (_, c) => (c === "p" ? "|" : "\\"));

  // check says what a text is worth by the keys and the list of those that ended: {verdict, statement, ended}.
  const check = (text, data) => {
    text = text.normalize("NFC").trim().replace(/^QR-Code:/, "").trim();
    const parts = text.split("|");
    if (/^HOSO([2-9]|[1-9][0-9]+)$/.test(parts[0])) return { verdict: "newer" };
    if (parts[0] !== "HOSO1" || parts.length !== 8) return { verdict: "unreadable" };
    const signature = fromBase32(parts[7]);
    const [register, name, subject, decision, date, key] = parts.slice(1, 7).map(bare);
    const statement = { register, name, subject, decision, date, key };
    if (!signature || signature.length !== 64) return { verdict: "altered", statement };
    const known = data.keys.find((k) => k.id === key);
    if (!known) return { verdict: "foreign", statement };
    const message = new TextEncoder().encode(parts.slice(0, 7).join("|"));
    if (!verify(fromBase64(known.key), message, signature)) return { verdict: "altered", statement };
    const ended = data.ended.find((e) => e.register === register);
    return ended ? { verdict: ended.state, statement, ended } : { verdict: "stands", statement };
  };
  return { check };
})();
