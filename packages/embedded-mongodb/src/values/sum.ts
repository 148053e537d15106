import { Decimal128, Double } from 'bson';
import type { Value } from '../bson/value.ts';
import { unsupported } from '../errors/engine-error.ts';
import { add } from './arithmetic.ts';
import type { Numeric } from './compare.ts';

/**
 * A sum as `$sum` makes it: exact over integers, doubles with compensation for the error of each addition (Knuth's
 * two-sum, which MongoDB uses too). Int as long as it fits, then long, then double.
 */
export class Sum {
  #whole = 0n;
  #high = 0;
  #low = 0;
  /** The plain sum, for NaN and the infinities. */
  #plain = 0;
  #doubles = 0;
  #longs = 0;
  #decimal: Numeric | undefined;
  #count = 0;

  add(value: Numeric): void {
    this.#count++;
    if (value instanceof Decimal128) {
      this.#decimal = this.#decimal === undefined ? value : add(this.#decimal, value);
    } else if (value instanceof Double) {
      this.#doubles++;
      this.#addDouble(value.value);
    } else {
      if (typeof value === 'bigint') this.#longs++;
      this.#whole += BigInt(value);
    }
  }

  #addDouble(value: number): void {
    this.#plain += value;
    const sum = value + this.#high;
    const part = sum - value;
    this.#low += value - (sum - part) + (this.#high - part);
    this.#high = sum + this.#low;
    this.#low = this.#low - (this.#high - sum);
  }

  result(): Numeric {
    if (this.#decimal !== undefined) {
      if (this.#doubles > 0) throw unsupported('A sum of decimals and doubles');
      return add(this.#decimal, Decimal128.fromString(String(this.#whole))) ?? this.#decimal;
    }
    if (this.#doubles > 0 || BigInt.asIntN(64, this.#whole) !== this.#whole)
      return new Double(this.#asDouble());
    const isInt = this.#longs === 0 && BigInt.asIntN(32, this.#whole) === this.#whole;
    return isInt ? Number(this.#whole) : this.#whole;
  }

  /** The mean as a double, null of no numbers. @throws EngineError for decimals. */
  mean(): Value {
    if (this.#count === 0) return null;
    const sum = this.result();
    if (sum instanceof Decimal128) throw unsupported('$avg of decimals');
    return new Double(Number(sum) / this.#count);
  }

  #asDouble(): number {
    const rounded = Number(this.#whole);
    if (!Number.isFinite(this.#plain)) return this.#plain;
    this.#addDouble(rounded);
    this.#addDouble(Number(this.#whole - BigInt(rounded)));
    this.#whole = 0n;
    const sum = this.#high + this.#low;
    return Number.isNaN(sum) ? this.#plain : sum;
  }
}

/** The sum of some numbers. */
export function sumOf(values: readonly Numeric[]): Sum {
  const sum = new Sum();
  for (const value of values) sum.add(value);
  return sum;
}
