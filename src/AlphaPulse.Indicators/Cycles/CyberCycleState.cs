using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="CyberCycle{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct CyberCycleState<T> : IIndicatorState<CyberCycleState<T>, T, T>
    where T : struct, INumber<T>
{
    private const int Full = 7;

    private readonly decimal _alpha;
    private readonly T _gain;
    private readonly T _first;
    private readonly T _second;
    private ShortRing<T> _prices;
    private T _cycle;
    private T _before;
    private int _count;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="alpha">The smoothing; from 0.05 to 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">The smoothing is out of range.</exception>
    public CyberCycleState(decimal alpha)
    {
        Number.EnsureSupported<T>();
        _alpha = alpha is >= 0.05m and <= 0.95m ? alpha : throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "Choose from 0.05 to 0.95.");
        _gain = Number.Convert<T>((1 - alpha / 2) * (1 - alpha / 2));
        _first = Number.Convert<T>(2 * (1 - alpha));
        _second = Number.Convert<T>((1 - alpha) * (1 - alpha));
    }

    /// <inheritdoc/>
    public readonly string Name => "cybercycle";

    /// <inheritdoc/>
    public readonly int Warmup => Full;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup + 2 * Period.BarsToForget(1 - (double)_alpha, epsilon);

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            this = Fresh();
            return false;
        }

        // The newest price first.
        for (var i = 5; i > 0; i--)
        {
            _prices[i] = _prices[i - 1];
        }

        _prices[0] = input;
        _count = Math.Min(_count + 1, Full);
        if (_count < 3)
        {
            return false;
        }

        var cycle = _count < Full
            ? Bend(0) / Number.Convert<T>(4)
            : _gain * (Bend(0) + Number.Convert<T>(2) * (Bend(1) + Bend(2)) + Bend(3)) / Number.Convert<T>(6) + _first * _cycle - _second * _before;
        if (!Number.IsPresent(cycle))
        {
            this = Fresh();
            return false;
        }

        _before = _cycle;
        _cycle = cycle;
        output = _count < Full ? default : cycle;
        return _count >= Full;
    }

    /// <inheritdoc/>
    public readonly CyberCycleState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly CyberCycleState<T> Fresh() => new(_alpha);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_alpha);
        for (var i = 0; i < 6; i++)
        {
            writer.WriteValue(in _prices[i]);
        }

        writer.WriteValue(in _cycle);
        writer.WriteValue(in _before);
        writer.Write(_count);
    }

    /// <inheritdoc/>
    public readonly CyberCycleState<T> Load(ref StateReader reader)
    {
        reader.Parameter("alpha", _alpha);
        var loaded = Fresh();
        for (var i = 0; i < 6; i++)
        {
            loaded._prices[i] = reader.ReadValue<T>();
        }

        loaded._cycle = reader.ReadValue<T>();
        loaded._before = reader.ReadValue<T>();
        loaded._count = reader.ReadInt32(0, Full);
        return loaded;
    }

    // The second difference, out of the two first ones: small moves of great prices keep their digits.
    private readonly T Bend(int age) => _prices[age] - _prices[age + 1] - (_prices[age + 1] - _prices[age + 2]);
}
