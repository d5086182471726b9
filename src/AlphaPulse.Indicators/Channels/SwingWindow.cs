using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Whether the bar some bars ago is an extreme of those around it.</summary>
/// <remarks>A missing value (NaN, infinity) empties it. Copies are snapshots as those of the windows. The value of <c>default</c> is
/// unusable.</remarks>
internal struct SwingWindow<T>
    where T : struct, INumber<T>
{
    private readonly int _left;
    private readonly int _right;
    private readonly SwingTie _tie;
    private T[] _highs;
    private T[] _lows;
    private int _slot;
    private int _run;

    public SwingWindow(int left, int right, SwingTie tie)
    {
        Number.EnsureSupported<T>();
        _left = Period.Check(left, 1);
        _right = Period.Check(right, 1);
        _tie = tie is SwingTie.Exclude or SwingTie.Include
            ? tie
            : throw new ArgumentOutOfRangeException(nameof(tie), tie, "Choose to exclude or to include equal extremes.");
        _highs = WindowRing.Create<T>(Length);
        _lows = WindowRing.Create<T>(Length);
    }

    public readonly int Length => _left + 1 + _right;

    /// <summary>Takes in a bar; says whether there is a bar with as many before and after it as it takes.</summary>
    public bool Push(T high, T low, out SwingValue<T> value)
    {
        var mask = _highs.Length - 1;
        _highs[_slot] = high;
        _lows[_slot] = low;
        _slot = (_slot + 1) & mask;
        _run = Number.IsPresent(high) && Number.IsPresent(low) ? Math.Min(_run + 1, Length) : 0;
        value = default;
        if (_run < Length)
        {
            return false;
        }

        var middle = (_slot - 1 - _right) & mask;
        var (isTop, isBottom) = (true, true);
        for (var i = 1; i <= Length && (isTop || isBottom); i++)
        {
            var slot = (_slot - i) & mask;
            if (slot == middle)
            {
                continue;
            }

            isTop &= _tie == SwingTie.Exclude ? _highs[slot] < _highs[middle] : _highs[slot] <= _highs[middle];
            isBottom &= _tie == SwingTie.Exclude ? _lows[slot] > _lows[middle] : _lows[slot] >= _lows[middle];
        }

        value = new SwingValue<T>(isTop ? T.One : T.Zero, isBottom ? T.One : T.Zero, _highs[middle], _lows[middle]);
        return true;
    }

    public readonly SwingWindow<T> Copy() => this with { _highs = WindowRing.Copy(_highs), _lows = WindowRing.Copy(_lows) };

    public readonly SwingWindow<T> Fresh() => new(_left, _right, _tie);

    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_left);
        writer.Parameter(_right);
        writer.Parameter((int)_tie);
        writer.Write(_slot);
        writer.Write(_run);
        WindowRing.Save(ref writer, _highs, _slot, Length);
        WindowRing.Save(ref writer, _lows, _slot, Length);
    }

    public readonly SwingWindow<T> Load(ref StateReader reader)
    {
        reader.Parameter("left", _left);
        reader.Parameter("right", _right);
        reader.Parameter("tie", (int)_tie);
        var slot = reader.ReadInt32(0, _highs.Length - 1);
        return this with
        {
            _slot = slot,
            _run = reader.ReadInt32(0, Length),
            _highs = WindowRing.Load<T>(ref reader, slot, Length),
            _lows = WindowRing.Load<T>(ref reader, slot, Length),
        };
    }
}
