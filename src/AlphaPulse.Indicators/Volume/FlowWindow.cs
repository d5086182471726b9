namespace AlphaPulse.Indicators;

/// <summary>The factors of the last n money flows over decimal, for sums over its range.</summary>
/// <remarks>The value of <c>default</c> holds nothing and is what double uses. Copies are snapshots as those of the windows.</remarks>
internal struct FlowWindow
{
    private const int Scale = 28;

    private readonly int _length;
    private decimal[] _prices;
    private decimal[] _volumes;
    private int _slot;

    // Bars until the last wide flow has left the window.
    private int _wideFor;

    public FlowWindow(int length)
    {
        _length = length;
        _prices = WindowRing.Create<decimal>(length);
        _volumes = WindowRing.Create<decimal>(length);
    }

    /// <summary>Whether a flow of the window is too great for a sum of decimals.</summary>
    public readonly bool IsWide => _wideFor > 0;

    /// <summary>Takes in a flow; the direction is 1, -1 or 0 for none.</summary>
    public void Push(decimal price, decimal volume, int direction, bool wide)
    {
        _prices[_slot] = price;
        _volumes[_slot] = direction * volume;
        _slot = (_slot + 1) & (_prices.Length - 1);
        _wideFor = wide ? _length : Math.Max(0, _wideFor - 1);
    }

    /// <summary>The two sums, exactly, at a scale of 56 decimals: below 2^400 even in the longest window.</summary>
    public readonly void Sum(out WideInteger rising, out WideInteger falling)
    {
        rising = WideInteger.Zero;
        falling = WideInteger.Zero;
        for (var i = _length; i > 0; i--)
        {
            var slot = (_slot - i) & (_prices.Length - 1);
            var flow = WideInteger.Of(_prices[slot], Scale) * WideInteger.Of(_volumes[slot], Scale);
            if (flow.IsNegative)
            {
                falling -= flow;
            }
            else
            {
                rising += flow;
            }
        }
    }

    /// <summary>The sum of the volumes, each in its direction, at the scale of the two sums.</summary>
    public readonly WideInteger Volume()
    {
        var sum = WideInteger.Zero;
        for (var i = _length; i > 0; i--)
        {
            sum += WideInteger.Of(_volumes[(_slot - i) & (_volumes.Length - 1)], Scale);
        }

        return sum * WideInteger.PowerOfTen(Scale);
    }

    public readonly FlowWindow Copy() =>
        _length == 0 ? this : this with { _prices = WindowRing.Copy(_prices), _volumes = WindowRing.Copy(_volumes) };

    public readonly void Save(ref StateWriter writer)
    {
        if (_length > 0)
        {
            writer.Write(_slot);
            writer.Write(_wideFor);
            WindowRing.Save(ref writer, _prices, _slot, _length);
            WindowRing.Save(ref writer, _volumes, _slot, _length);
        }
    }

    public readonly FlowWindow Load(ref StateReader reader)
    {
        if (_length == 0)
        {
            return this;
        }

        var slot = reader.ReadInt32(0, _prices.Length - 1);
        return this with
        {
            _slot = slot,
            _wideFor = reader.ReadInt32(0, _length),
            _prices = WindowRing.Load<decimal>(ref reader, slot, _length),
            _volumes = WindowRing.Load<decimal>(ref reader, slot, _length),
        };
    }
}
