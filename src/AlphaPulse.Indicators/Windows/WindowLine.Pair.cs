using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <content>Two windows over the same values.</content>
internal partial struct WindowLine<T>
{
    /// <summary>A window and its newer part over one ring: a value is stored once, and a double is counted once, for both.</summary>
    /// <remarks>Doubles are counted where those of the whole window can be, in one unit. Everything else is as in the window.</remarks>
    internal struct Pair
    {
        private WindowLine<T> _whole;

        // Of doubles its slot and its run are those of the whole.
        private WindowLine<T> _part;

        public Pair(int part, int whole)
        {
            _whole = ForAverage(whole);
            _part = new WindowLine<T>(_whole._ring, Period.Check(part, 1, nameof(part)), countsEqual: false);
        }

        /// <summary>Takes in a value and gives both averages as <see cref="WindowLine{T}.TryAverage"/> does.</summary>
        /// <returns>Whether the whole window is full.</returns>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool TryAverages(T value, in LineWeights ofPart, in LineWeights ofWhole, out T part, out T whole)
        {
            if (typeof(T) == typeof(decimal))
            {
                _part.TryAverage(value, in ofPart, out part);
                return _whole.TryAverage(value, in ofWhole, out whole);
            }

            var leaving = WindowRing.At(_whole._ring, unchecked(_whole._slot - _part._length));
            var oldest = _whole.Turn(value);
            if (_whole._totals.Scale == Counted)
            {
                if (TrySlideCounted(value, leaving, oldest, out var ofPartUnits, out var ofWholeUnits))
                {
                    part = Number.From<T>(_part.AverageOf(ofPartUnits));
                    whole = Number.From<T>(_whole.AverageOf(ofWholeUnits));
                    return true;
                }
            }
            else if (_whole._totals.Run >= _whole._length && (_part.TrySlide(value, leaving) & _whole.TrySlide(value, oldest)))
            {
                part = _part.Average(in ofPart);
                whole = _whole.Average(in ofWhole);
                return true;
            }

            // By value, as in the window.
            (_part._totals, _whole._totals) = PushedSlowly(this, value);
            (part, whole) = AveragesSlowly(this, ofPart, ofWhole);
            return _whole._totals.Run >= _whole._length;
        }

        /// <summary>Takes in a decimal for its sums.</summary>
        /// <returns>Whether the whole window is full.</returns>
        public bool TrySums(T value, out T part, out T whole)
        {
            _part.Push(value);
            var isFull = _whole.Push(value);
            (part, whole) = isFull ? (_part.WeightedSum(), _whole.WeightedSum()) : default;
            return isFull;
        }

        public readonly Pair Copy()
        {
            var copy = this with { _whole = _whole.Copy() };
            copy._part._ring = copy._whole._ring;
            return copy;
        }

        public readonly void Save(ref StateWriter writer)
        {
            _whole.Save(ref writer);
            _part.SaveSums(ref writer);
        }

        public readonly Pair Load(ref StateReader reader)
        {
            var loaded = new Pair(_part._length, _whole._length) { _whole = _whole.Load(ref reader) };
            loaded.Follow();
            loaded._part._totals.Run = Math.Min(loaded._whole._totals.Run, _part._length);
            loaded._part.LoadSums(ref reader);
            if (typeof(T) == typeof(double) && loaded._part._totals.PerOne != loaded._whole._totals.PerOne)
            {
                throw BinaryUnits.Damaged(Math.Max(loaded._part._totals.PerOne, loaded._whole._totals.PerOne));
            }

            return loaded;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private bool TrySlideCounted(T value, T leaving, T oldest, out long ofPart, out long ofWhole)
        {
            var perOne = _whole._totals.PerOne;
            if (!BinaryUnits.TryCount(Number.AsDouble(value), perOne, _whole._limit, out var count))
            {
                (ofPart, ofWhole) = (0, 0);
                return false;
            }

            ofPart = _part.SlideUnits(count, BinaryUnits.Count(Number.AsDouble(leaving), perOne));
            ofWhole = _whole.SlideUnits(count, BinaryUnits.Count(Number.AsDouble(oldest), perOne));
            return true;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static (Totals Part, Totals Whole) PushedSlowly(Pair pair, T value)
        {
            pair.PushSlowly(value);
            return (pair._part._totals, pair._whole._totals);
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static (T Part, T Whole) AveragesSlowly(Pair pair, LineWeights ofPart, LineWeights ofWhole) =>
            pair._whole._totals.Run >= pair._whole._length ? (pair._part.Average(in ofPart), pair._whole.Average(in ofWhole)) : default;

        // Of doubles.
        private void PushSlowly(T value)
        {
            Follow();
            if (!Number.IsPresent(value))
            {
                _part.Clear();
                _whole.Clear();
                return;
            }

            // As in the window.
            var mayCount = _whole._totals.Run < _whole._length || _whole._totals.Scale == Counted;
            _whole._totals.Run = Math.Min(_whole._totals.Run + 1, _whole._length);
            if (_whole._totals.Run == _whole._length && (!mayCount || !TryCountAnew()))
            {
                _part.SumAnew();
                _whole.SumAnew();
            }
        }

        // What the limit of the whole lets pass, that of the part does.
        private bool TryCountAnew() =>
            BinaryUnits.TryFindPerOne(_whole._ring, _whole._slot, _whole._length, out var perOne) && _whole.TryCount(perOne) && _part.TryCount(perOne);

        private void Follow() => (_part._ring, _part._slot) = (_whole._ring, _whole._slot);
    }
}
