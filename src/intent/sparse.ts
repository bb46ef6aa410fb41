/** Rows of a sparse matrix: row r holds `indices[k]`, `values[k]` for k from `starts[r]` to `starts[r + 1]`. */
export interface SparseRows {
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

/** One sparse row in buffers that the next use overwrites. */
export interface SparseRow {
  readonly indices: Int32Array;
  readonly values: Float32Array;
  readonly length: number;
}

/** Collects rows one after another. */
export class SparseRowsBuilder {
  #indices = new Int32Array(1024);
  #values = new Float32Array(1024);
  #length = 0;
  readonly #starts: number[] = [0];

  add(row: SparseRow): void {
    const end = this.#length + row.length;
    if (end > this.#indices.length) this.#grow(end);
    this.#indices.set(row.indices.subarray(0, row.length), this.#length);
    this.#values.set(row.values.subarray(0, row.length), this.#length);
    this.#length = end;
    this.#starts.push(end);
  }

  finish(): SparseRows {
    return {
      starts: Int32Array.from(this.#starts),
      indices: this.#indices.slice(0, this.#length),
      values: this.#values.slice(0, this.#length),
    };
  }

  #grow(needed: number): void {
    const size = Math.max(needed, 2 * this.#indices.length);
    const indices = new Int32Array(size);
    const values = new Float32Array(size);
    indices.set(this.#indices);
    values.set(this.#values);
    this.#indices = indices;
    this.#values = values;
  }
}

/** Turns rows into columns; entries of a column keep the order of the rows. */
export function transpose({ starts, indices, values }: SparseRows, columnCount: number): SparseRows {
  const columnStarts = new Int32Array(columnCount + 1);
  for (let k = 0; k < indices.length; k++) columnStarts[indices[k]! + 1]!++;
  for (let c = 0; c < columnCount; c++) columnStarts[c + 1]! += columnStarts[c]!;
  const next = columnStarts.slice();
  const rowIndices = new Int32Array(indices.length);
  const rowValues = new Float32Array(indices.length);
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      const at = next[indices[k]!]!++;
      rowIndices[at] = row;
      rowValues[at] = values[k]!;
    }
  }
  return { starts: columnStarts, indices: rowIndices, values: rowValues };
}
