;; The three hot loops of the sentence encoder.
;;
;; project multiplies a batch of activations with a weight matrix:
;; y[t][o] = bias[o] + xScale[t] * wScale[o] * sum over i of x[t][i] * w[o][i]
;; x: i16 [tokens][in], w: i8 [out][in], xScale: f32 [tokens], wScale and bias: f32 [out], y: f32 [tokens][out].
;; tokens is a multiple of 4, out of 2, in of 8. A sum cannot overflow: 1,536 / 4 products of 127 * 32,767 stay below 2^31.
;;
;; quantise rounds rows to 16 bits, each by its own largest value, half up and in double precision:
;; y[t][i] = floor(x[t][i] * 32767 / most + 0.5), scale[t] = most / 32767, most = the largest |x[t][i]|, at least 1e-9
;; x: f32 [rows][width], y: i16 [rows][width], scale: f32 [rows]; width is a multiple of 8, rows at least 1.
;;
;; attend mixes values by scaled dot products, head by head, each of 32 numbers:
;; y[t] = sum over s of share[t][s] * v[s], share[t] = softmax over s of q[t] . k[s] / sqrt(32)
;; q, k, v, y: f32 [tokens][row / 4]; row: bytes of one token; shares: room for tokens + 4 f32. exp is its series to the
;; sixth power after taking out powers of two (Cody and Waite 1980): off by at most 2e-7 of itself.
(module
  (memory (export "memory") 1)

  (func $round (param $two v128) (param $by v128) (result v128)
    (i32x4.trunc_sat_f64x2_s_zero
      (f64x2.floor
        (f64x2.add
          (f64x2.mul (f64x2.promote_low_f32x4 (local.get $two)) (local.get $by))
          (v128.const f64x2 0.5 0.5)))))

  (func $roundFour (param $four v128) (param $by v128) (result v128)
    (i64x2.replace_lane 1
      (call $round (local.get $four) (local.get $by))
      (i64x2.extract_lane 0
        (call $round (i64x2.splat (i64x2.extract_lane 1 (local.get $four))) (local.get $by)))))

  (func (export "quantise")
    (param $x i32) (param $y i32) (param $scale i32) (param $rows i32) (param $width i32)
    (local $end i32) (local $at i32) (local $rowEnd i32) (local $most v128) (local $largest f64) (local $by v128)
    (local.set $end (i32.add (local.get $scale) (i32.shl (local.get $rows) (i32.const 2))))
    (loop $each
      (local.set $rowEnd (i32.add (local.get $x) (i32.shl (local.get $width) (i32.const 2))))
      (local.set $most (v128.const f32x4 0 0 0 0))
      (local.set $at (local.get $x))
      (loop $largest
        (local.set $most (f32x4.max (local.get $most) (f32x4.abs (v128.load (local.get $at)))))
        (br_if $largest (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $rowEnd))))
      (local.set $largest
        (f64.max (f64.const 1e-9)
          (f64.promote_f32
            (f32.max
              (f32.max (f32x4.extract_lane 0 (local.get $most)) (f32x4.extract_lane 1 (local.get $most)))
              (f32.max (f32x4.extract_lane 2 (local.get $most)) (f32x4.extract_lane 3 (local.get $most)))))))
      (f32.store (local.get $scale) (f32.demote_f64 (f64.div (local.get $largest) (f64.const 32767))))
      (local.set $by (f64x2.splat (f64.div (f64.const 32767) (local.get $largest))))
      (loop $rounded
        (v128.store (local.get $y)
          (i16x8.narrow_i32x4_s
            (call $roundFour (v128.load (local.get $x)) (local.get $by))
            (call $roundFour (v128.load offset=16 (local.get $x)) (local.get $by))))
        (local.set $y (i32.add (local.get $y) (i32.const 16)))
        (br_if $rounded (i32.lt_u (local.tee $x (i32.add (local.get $x) (i32.const 32))) (local.get $rowEnd))))
      (br_if $each (i32.lt_u (local.tee $scale (i32.add (local.get $scale) (i32.const 4))) (local.get $end)))))

  (func $sum (param $four v128) (result f32)
    (f32.add
      (f32.add (f32x4.extract_lane 0 (local.get $four)) (f32x4.extract_lane 1 (local.get $four)))
      (f32.add (f32x4.extract_lane 2 (local.get $four)) (f32x4.extract_lane 3 (local.get $four)))))

  ;; e to the power of four numbers from -87 to 0
  (func $exp (param $x v128) (result v128)
    (local $n v128) (local $r v128)
    (local.set $n (f32x4.nearest (f32x4.mul (local.get $x) (f32x4.splat (f32.const 1.44269504)))))
    (local.set $r
      (f32x4.sub
        (f32x4.sub (local.get $x) (f32x4.mul (local.get $n) (f32x4.splat (f32.const 0.693359375))))
        (f32x4.mul (local.get $n) (f32x4.splat (f32.const -0.000212194440)))))
    (f32x4.mul
      (i32x4.shl (i32x4.add (i32x4.trunc_sat_f32x4_s (local.get $n)) (i32x4.splat (i32.const 127))) (i32.const 23))
      (f32x4.add (f32x4.splat (f32.const 1)) (f32x4.mul (local.get $r)
        (f32x4.add (f32x4.splat (f32.const 1)) (f32x4.mul (local.get $r)
          (f32x4.add (f32x4.splat (f32.const 0.5)) (f32x4.mul (local.get $r)
            (f32x4.add (f32x4.splat (f32.const 0.166666667)) (f32x4.mul (local.get $r)
              (f32x4.add (f32x4.splat (f32.const 0.0416666667)) (f32x4.mul (local.get $r)
                (f32x4.add (f32x4.splat (f32.const 0.00833333333)) (f32x4.mul (local.get $r)
                  (f32x4.splat (f32.const 0.00138888889))))))))))))))))

  (func (export "attend")
    (param $q i32) (param $k i32) (param $v i32) (param $y i32) (param $shares i32) (param $tokens i32) (param $row i32)
    (local $head i32) (local $all i32) (local $t i32) (local $from i32) (local $at i32) (local $end i32)
    (local $dot f32) (local $most f32) (local $total v128) (local $share v128)
    (local $q0 v128) (local $q1 v128) (local $q2 v128) (local $q3 v128) (local $q4 v128) (local $q5 v128) (local $q6 v128) (local $q7 v128)
    (local $a0 v128) (local $a1 v128) (local $a2 v128) (local $a3 v128) (local $a4 v128) (local $a5 v128) (local $a6 v128) (local $a7 v128)
    (local.set $all (i32.mul (local.get $tokens) (local.get $row)))
    (local.set $end (i32.add (local.get $shares) (i32.shl (local.get $tokens) (i32.const 2))))
    (loop $heads
      (local.set $t (local.get $head))
      (loop $each
        (local.set $from (i32.add (local.get $q) (local.get $t)))
        (local.set $q0 (v128.load offset=0 (local.get $from)))
        (local.set $q1 (v128.load offset=16 (local.get $from)))
        (local.set $q2 (v128.load offset=32 (local.get $from)))
        (local.set $q3 (v128.load offset=48 (local.get $from)))
        (local.set $q4 (v128.load offset=64 (local.get $from)))
        (local.set $q5 (v128.load offset=80 (local.get $from)))
        (local.set $q6 (v128.load offset=96 (local.get $from)))
        (local.set $q7 (v128.load offset=112 (local.get $from)))
        (local.set $most (f32.const -inf))
        (local.set $from (i32.add (local.get $k) (local.get $head)))
        (local.set $at (local.get $shares))
        (loop $dots
          (local.set $dot (f32.mul (f32.const 0.176776695) (call $sum
            (f32x4.add (f32x4.add (f32x4.add (f32x4.add (f32x4.add (f32x4.add (f32x4.add (f32x4.mul (local.get $q0) (v128.load (local.get $from)))
            (f32x4.mul (local.get $q1) (v128.load offset=16 (local.get $from))))
            (f32x4.mul (local.get $q2) (v128.load offset=32 (local.get $from))))
            (f32x4.mul (local.get $q3) (v128.load offset=48 (local.get $from))))
            (f32x4.mul (local.get $q4) (v128.load offset=64 (local.get $from))))
            (f32x4.mul (local.get $q5) (v128.load offset=80 (local.get $from))))
            (f32x4.mul (local.get $q6) (v128.load offset=96 (local.get $from))))
            (f32x4.mul (local.get $q7) (v128.load offset=112 (local.get $from)))))))
          (f32.store (local.get $at) (local.get $dot))
          (local.set $most (f32.max (local.get $most) (local.get $dot)))
          (local.set $from (i32.add (local.get $from) (local.get $row)))
          (br_if $dots (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 4))) (local.get $end))))
        ;; What stands behind the last share up to a multiple of four counts as nothing.
        (v128.store (local.get $end) (f32x4.splat (f32.const -1e9)))
        (local.set $total (v128.const f32x4 0 0 0 0))
        (local.set $at (local.get $shares))
        (loop $exps
          (local.set $share
            (call $exp
              (f32x4.max (f32x4.splat (f32.const -87))
                (f32x4.sub (v128.load (local.get $at)) (f32x4.splat (local.get $most))))))
          (v128.store (local.get $at) (local.get $share))
          (local.set $total (f32x4.add (local.get $total) (local.get $share)))
          (br_if $exps (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $end))))
        (local.set $a0 (v128.const f32x4 0 0 0 0))
        (local.set $a1 (v128.const f32x4 0 0 0 0))
        (local.set $a2 (v128.const f32x4 0 0 0 0))
        (local.set $a3 (v128.const f32x4 0 0 0 0))
        (local.set $a4 (v128.const f32x4 0 0 0 0))
        (local.set $a5 (v128.const f32x4 0 0 0 0))
        (local.set $a6 (v128.const f32x4 0 0 0 0))
        (local.set $a7 (v128.const f32x4 0 0 0 0))
        (local.set $from (i32.add (local.get $v) (local.get $head)))
        (local.set $at (local.get $shares))
        (loop $mix
          (local.set $share (v128.load32_splat (local.get $at)))
          (local.set $a0 (f32x4.add (local.get $a0) (f32x4.mul (local.get $share) (v128.load offset=0 (local.get $from)))))
          (local.set $a1 (f32x4.add (local.get $a1) (f32x4.mul (local.get $share) (v128.load offset=16 (local.get $from)))))
          (local.set $a2 (f32x4.add (local.get $a2) (f32x4.mul (local.get $share) (v128.load offset=32 (local.get $from)))))
          (local.set $a3 (f32x4.add (local.get $a3) (f32x4.mul (local.get $share) (v128.load offset=48 (local.get $from)))))
          (local.set $a4 (f32x4.add (local.get $a4) (f32x4.mul (local.get $share) (v128.load offset=64 (local.get $from)))))
          (local.set $a5 (f32x4.add (local.get $a5) (f32x4.mul (local.get $share) (v128.load offset=80 (local.get $from)))))
          (local.set $a6 (f32x4.add (local.get $a6) (f32x4.mul (local.get $share) (v128.load offset=96 (local.get $from)))))
          (local.set $a7 (f32x4.add (local.get $a7) (f32x4.mul (local.get $share) (v128.load offset=112 (local.get $from)))))
          (local.set $from (i32.add (local.get $from) (local.get $row)))
          (br_if $mix (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 4))) (local.get $end))))
        (local.set $share (f32x4.splat (f32.div (f32.const 1) (call $sum (local.get $total)))))
        (local.set $from (i32.add (local.get $y) (local.get $t)))
        (v128.store offset=0 (local.get $from) (f32x4.mul (local.get $share) (local.get $a0)))
        (v128.store offset=16 (local.get $from) (f32x4.mul (local.get $share) (local.get $a1)))
        (v128.store offset=32 (local.get $from) (f32x4.mul (local.get $share) (local.get $a2)))
        (v128.store offset=48 (local.get $from) (f32x4.mul (local.get $share) (local.get $a3)))
        (v128.store offset=64 (local.get $from) (f32x4.mul (local.get $share) (local.get $a4)))
        (v128.store offset=80 (local.get $from) (f32x4.mul (local.get $share) (local.get $a5)))
        (v128.store offset=96 (local.get $from) (f32x4.mul (local.get $share) (local.get $a6)))
        (v128.store offset=112 (local.get $from) (f32x4.mul (local.get $share) (local.get $a7)))
        (br_if $each (i32.lt_u (local.tee $t (i32.add (local.get $t) (local.get $row))) (local.get $all))))
      (br_if $heads (i32.lt_u (local.tee $head (i32.add (local.get $head) (i32.const 128))) (local.get $row)))))

  (func $store (param $at i32) (param $sum v128) (param $scale f32) (param $bias f32)
    (f32.store (local.get $at)
      (f32.add (local.get $bias)
        (f32.mul (local.get $scale)
          (f32.convert_i32_s
            (i32.add
              (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))
              (i32.add (i32x4.extract_lane 2 (local.get $sum)) (i32x4.extract_lane 3 (local.get $sum)))))))))

  (func (export "project")
    (param $x i32) (param $xScale i32) (param $w i32) (param $wScale i32) (param $bias i32) (param $y i32)
    (param $tokens i32) (param $in i32) (param $out i32)
    (local $o i32) (local $t i32) (local $i i32)
    (local $w0 i32) (local $w1 i32) (local $x0 i32) (local $x1 i32) (local $x2 i32) (local $x3 i32)
    (local $a v128) (local $b v128) (local $v v128)
    (local $s00 v128) (local $s01 v128) (local $s02 v128) (local $s03 v128)
    (local $s10 v128) (local $s11 v128) (local $s12 v128) (local $s13 v128)
    (local $row i32) (local $at i32) (local $f0 f32) (local $f1 f32) (local $b0 f32) (local $b1 f32) (local $xs f32)
    (local.set $row (i32.shl (local.get $in) (i32.const 1)))
    (loop $outputs
      (local.set $f0 (f32.load (i32.add (local.get $wScale) (i32.shl (local.get $o) (i32.const 2)))))
      (local.set $f1 (f32.load offset=4 (i32.add (local.get $wScale) (i32.shl (local.get $o) (i32.const 2)))))
      (local.set $b0 (f32.load (i32.add (local.get $bias) (i32.shl (local.get $o) (i32.const 2)))))
      (local.set $b1 (f32.load offset=4 (i32.add (local.get $bias) (i32.shl (local.get $o) (i32.const 2)))))
      (local.set $t (i32.const 0))
      (loop $batches
        (local.set $w0 (i32.add (local.get $w) (i32.mul (local.get $o) (local.get $in))))
        (local.set $w1 (i32.add (local.get $w0) (local.get $in)))
        (local.set $x0 (i32.add (local.get $x) (i32.mul (local.get $t) (local.get $row))))
        (local.set $x1 (i32.add (local.get $x0) (local.get $row)))
        (local.set $x2 (i32.add (local.get $x1) (local.get $row)))
        (local.set $x3 (i32.add (local.get $x2) (local.get $row)))
        (local.set $s00 (v128.const i32x4 0 0 0 0)) (local.set $s01 (v128.const i32x4 0 0 0 0))
        (local.set $s02 (v128.const i32x4 0 0 0 0)) (local.set $s03 (v128.const i32x4 0 0 0 0))
        (local.set $s10 (v128.const i32x4 0 0 0 0)) (local.set $s11 (v128.const i32x4 0 0 0 0))
        (local.set $s12 (v128.const i32x4 0 0 0 0)) (local.set $s13 (v128.const i32x4 0 0 0 0))
        (local.set $i (i32.const 0))
        (loop $inputs
          (local.set $a (v128.load8x8_s (i32.add (local.get $w0) (local.get $i))))
          (local.set $b (v128.load8x8_s (i32.add (local.get $w1) (local.get $i))))
          (local.set $at (i32.shl (local.get $i) (i32.const 1)))
          (local.set $v (v128.load (i32.add (local.get $x0) (local.get $at))))
          (local.set $s00 (i32x4.add (local.get $s00) (i32x4.dot_i16x8_s (local.get $a) (local.get $v))))
          (local.set $s10 (i32x4.add (local.get $s10) (i32x4.dot_i16x8_s (local.get $b) (local.get $v))))
          (local.set $v (v128.load (i32.add (local.get $x1) (local.get $at))))
          (local.set $s01 (i32x4.add (local.get $s01) (i32x4.dot_i16x8_s (local.get $a) (local.get $v))))
          (local.set $s11 (i32x4.add (local.get $s11) (i32x4.dot_i16x8_s (local.get $b) (local.get $v))))
          (local.set $v (v128.load (i32.add (local.get $x2) (local.get $at))))
          (local.set $s02 (i32x4.add (local.get $s02) (i32x4.dot_i16x8_s (local.get $a) (local.get $v))))
          (local.set $s12 (i32x4.add (local.get $s12) (i32x4.dot_i16x8_s (local.get $b) (local.get $v))))
          (local.set $v (v128.load (i32.add (local.get $x3) (local.get $at))))
          (local.set $s03 (i32x4.add (local.get $s03) (i32x4.dot_i16x8_s (local.get $a) (local.get $v))))
          (local.set $s13 (i32x4.add (local.get $s13) (i32x4.dot_i16x8_s (local.get $b) (local.get $v))))
          (br_if $inputs (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 8))) (local.get $in))))
        ;; y + 4 * (t * out + o)
        (local.set $at (i32.add (local.get $y)
          (i32.shl (i32.add (i32.mul (local.get $t) (local.get $out)) (local.get $o)) (i32.const 2))))
        (local.set $i (i32.shl (local.get $out) (i32.const 2)))
        (local.set $w0 (i32.add (local.get $xScale) (i32.shl (local.get $t) (i32.const 2))))
        (local.set $xs (f32.load (local.get $w0)))
        (call $store (local.get $at) (local.get $s00) (f32.mul (local.get $xs) (local.get $f0)) (local.get $b0))
        (call $store (i32.add (local.get $at) (i32.const 4)) (local.get $s10) (f32.mul (local.get $xs) (local.get $f1)) (local.get $b1))
        (local.set $at (i32.add (local.get $at) (local.get $i)))
        (local.set $xs (f32.load offset=4 (local.get $w0)))
        (call $store (local.get $at) (local.get $s01) (f32.mul (local.get $xs) (local.get $f0)) (local.get $b0))
        (call $store (i32.add (local.get $at) (i32.const 4)) (local.get $s11) (f32.mul (local.get $xs) (local.get $f1)) (local.get $b1))
        (local.set $at (i32.add (local.get $at) (local.get $i)))
        (local.set $xs (f32.load offset=8 (local.get $w0)))
        (call $store (local.get $at) (local.get $s02) (f32.mul (local.get $xs) (local.get $f0)) (local.get $b0))
        (call $store (i32.add (local.get $at) (i32.const 4)) (local.get $s12) (f32.mul (local.get $xs) (local.get $f1)) (local.get $b1))
        (local.set $at (i32.add (local.get $at) (local.get $i)))
        (local.set $xs (f32.load offset=12 (local.get $w0)))
        (call $store (local.get $at) (local.get $s03) (f32.mul (local.get $xs) (local.get $f0)) (local.get $b0))
        (call $store (i32.add (local.get $at) (i32.const 4)) (local.get $s13) (f32.mul (local.get $xs) (local.get $f1)) (local.get $b1))
        (br_if $batches (i32.lt_u (local.tee $t (i32.add (local.get $t) (i32.const 4))) (local.get $tokens))))
      (br_if $outputs (i32.lt_u (local.tee $o (i32.add (local.get $o) (i32.const 2))) (local.get $out))))))
