using System.Runtime.Intrinsics;

namespace AlphaPulse.Indicators;

/// <content>Copies, saves and loads the sums.</content>
internal partial struct WindowLine<T>
{
    public readonly WindowLine<T> Copy() => this with { _ring = WindowRing.Copy(_ring) };

    public readonly void Save(ref StateWriter writer)
    {
        var slot = _slot & (_ring.Length - 1);
        writer.Write(slot);
        writer.Write(_totals.Run);
        writer.Write(_countsEqual ? _totals.Equal : CountEqual());
        WindowRing.Save(ref writer, _ring, slot, _length);
        SaveSums(ref writer);
    }

    public readonly WindowLine<T> Load(ref StateReader reader)
    {
        var loaded = new WindowLine<T>(_length, _countsEqual);
        loaded._slot = reader.ReadInt32(0, loaded._ring.Length - 1);
        loaded._totals.Run = reader.ReadInt32(0, _length);
        loaded._totals.Equal = reader.ReadInt32(0, _length);
        loaded._ring = WindowRing.Load<T>(ref reader, loaded._slot, _length);
        loaded.LoadSums(ref reader);
        return loaded;
    }

    private readonly void SaveSums(ref StateWriter writer)
    {
        if (typeof(T) == typeof(double))
        {
            // Sums of units follow from the ring; a peak below 0 says which unit.
            writer.Write(_totals.Age);
            writer.Write(_totals.Sums[0]);
            writer.Write(_totals.Carries[0]);
            writer.Write(_totals.Sums[1]);
            writer.Write(_totals.Carries[1]);
            writer.Write(_totals.Scale == Counted ? -_totals.PerOne : _totals.Peak);
        }
        else
        {
            writer.Write(_totals.Scale);
            writer.Write(_totals.ExactSum);
            writer.Write(_totals.ExactWeighted);
        }
    }

    private void LoadSums(ref StateReader reader)
    {
        if (typeof(T) == typeof(double))
        {
            _totals.Age = reader.ReadInt32(0, int.MaxValue);
            var sum = reader.ReadDouble();
            var sumCarry = reader.ReadDouble();
            _totals.Sums = Vector128.Create(sum, reader.ReadDouble());
            _totals.Carries = Vector128.Create(sumCarry, reader.ReadDouble());
            _totals.Peak = reader.ReadDouble();
            if (_totals.Peak < 0)
            {
                CountAgain(-_totals.Peak);
            }
        }
        else
        {
            _totals.Scale = reader.ReadInt32(Wide, 28);
            _totals.ExactSum = reader.ReadInt128();
            _totals.ExactWeighted = reader.ReadInt128();
        }
    }

    // Equal values up to the newest since a missing one.
    private readonly int CountEqual()
    {
        var equal = Math.Min(_totals.Run, 1);
        while (equal > 0 && equal < _totals.Run && Window(equal + 1) == Window(1))
        {
            equal++;
        }

        return equal;
    }
}
