;; Compares one vector with many: out[row] = sum over i of values[row][i] * asked[i]
;; values: i8 [rows][width], asked: i16 [width], out: i32 [rows]; width is a multiple of 8, rows at least 1.
;; A sum cannot overflow: asked stays within 100 * 127, and 127 * 12,700 * width below 2^31 up to a width of 1,331.
(module
  (memory (export "memory") 1)
  (func (export "scan")
    (param $values i32) (param $asked i32) (param $out i32) (param $rows i32) (param $width i32)
    (local $i i32) (local $sum v128) (local $end i32)
    (local.set $end (i32.add (local.get $out) (i32.shl (local.get $rows) (i32.const 2))))
    (loop $each
      (local.set $sum (v128.const i32x4 0 0 0 0))
      (local.set $i (i32.const 0))
      (loop $inner
        (local.set $sum (i32x4.add (local.get $sum) (i32x4.dot_i16x8_s
          (v128.load8x8_s (i32.add (local.get $values) (local.get $i)))
          (v128.load (i32.add (local.get $asked) (i32.shl (local.get $i) (i32.const 1)))))))
        (br_if $inner (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 8))) (local.get $width))))
      (i32.store (local.get $out) (i32.add
        (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))
        (i32.add (i32x4.extract_lane 2 (local.get $sum)) (i32x4.extract_lane 3 (local.get $sum)))))
      (local.set $values (i32.add (local.get $values) (local.get $width)))
      (br_if $each (i32.lt_u (local.tee $out (i32.add (local.get $out) (i32.const 4))) (local.get $end))))))
