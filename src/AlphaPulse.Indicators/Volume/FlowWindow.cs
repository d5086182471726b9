using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The factors of the last n money flows over decimal, for sums over its range.</summary>
/// <remarks>The value of <c>default</c> holds nothing and is what double uses. Copies are snapshots as those of the windows.</remarks>
internal struct FlowWindow
{
    private const int Scale = 28;

    /// <summary>What a factor is multiplied with to become an integer.</summary>
    public static readonly BigInteger Unit = BigInteger.Pow(10, Scale);

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

    /// <summary>The two sums, exactly, at one scale.</summary>
    public readonly void Sum(out BigInteger rising, out BigInteger falling)
    {
        rising = 0;
        falling = 0;
        for (var i = _length; i > 0; i--)
        {
            var slot = (_slot - i) & (_prices.Length - 1);
            var flow = Integer(_prices[slot]) * Integer(_volumes[slot]);
            rising += flow.Sign > 0 ? flow : 0;
            falling -= flow.Sign < 0 ? flow : 0;
        }
    }

    /// <summary>The sum of the volumes, each in its direction, in units.</summary>
    public readonly BigInteger Volume()
    {
        BigInteger sum = 0;
        for (var i = _length; i > 0; i--)
        {
            sum += Integer(_volumes[(_slot - i) & (_volumes.Length - 1)]);
        }

        return sum;
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

    private static BigInteger Integer(decimal value) =>
        ScaledInteger.Split(value, out var scale) * BigInteger.Pow(10, Scale - scale);
}
