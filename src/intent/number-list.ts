/** Numbers that grow one by one, or are filled in anew, without an object for each; whole numbers up to 2⁵³. */
export class NumberList {
  items = new Float64Array(256);
  length = 0;

  push(item: number): void {
    if (this.length === this.items.length) {
      const larger = new Float64Array(2 * this.items.length);
      larger.set(this.items);
      this.items = larger;
    }
    this.items[this.length++] = item;
  }
}
