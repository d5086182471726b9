using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>A fast and a slow average of one series.</summary>
/// <remarks>The value of <c>default</c> is unusable. Copies are snapshots as those of the windows.</remarks>
internal struct AveragePair<T>
    where T : struct, INumber<T>
{
    private readonly int _fast;
    private readonly int _slow;
    private readonly OscillatorAverage _kind;
    private EmaState<T> _fastExponential;
    private EmaState<T> _slowExponential;

    // Only where simple averages are asked for.
    private SmaState<T> _fastSimple;
    private SmaState<T> _slowSimple;
    private bool _begun;

    public AveragePair(int fast, int slow, OscillatorAverage kind)
    {
        _fast = Period.Check(fast, 1);
        _slow = Period.Check(slow, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fast, slow);
        _kind = kind is OscillatorAverage.Exponential or OscillatorAverage.Simple
            ? kind
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, "Choose exponential or simple averages.");
        _fastExponential = new EmaState<T>(fast, EmaSeed.Average);
        _slowExponential = new EmaState<T>(slow, EmaSeed.Average);
        if (kind == OscillatorAverage.Simple)
        {
            _fastSimple = new SmaState<T>(fast);
            _slowSimple = new SmaState<T>(slow);
        }
    }

    public readonly int Warmup => _slow;

    public readonly int ConvergenceBars(double epsilon) =>
        _kind == OscillatorAverage.Exponential ? _slowExponential.ConvergenceBars(epsilon) : _slow;

    /// <summary>Takes in a value; says whether there are both averages.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T fast, out T slow)
    {
        if (_kind == OscillatorAverage.Simple)
        {
            return _fastSimple.Next(in input, out fast) & _slowSimple.Next(in input, out slow);
        }

        if (_fastExponential.Next(in input, out fast) & _slowExponential.Next(in input, out slow))
        {
            _begun = true;
            return true;
        }

        // A missing value, or an average that left the range of double, starts both again, and together.
        if (_begun || !Number.IsPresent(input))
        {
            _fastExponential = _fastExponential.Fresh();
            _slowExponential = _slowExponential.Fresh();
            _begun = false;
        }

        return false;
    }

    public readonly AveragePair<T> Copy() => _kind == OscillatorAverage.Exponential
        ? this
        : this with { _fastSimple = _fastSimple.Copy(), _slowSimple = _slowSimple.Copy() };

    public readonly AveragePair<T> Fresh() => new(_fast, _slow, _kind);

    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter((int)_kind);
        if (_kind == OscillatorAverage.Simple)
        {
            _fastSimple.Save(ref writer);
            _slowSimple.Save(ref writer);
            return;
        }

        _fastExponential.Save(ref writer);
        _slowExponential.Save(ref writer);
        writer.Write(_begun ? 1 : 0);
    }

    public readonly AveragePair<T> Load(ref StateReader reader)
    {
        reader.Parameter("average", (int)_kind);
        return _kind == OscillatorAverage.Simple
            ? this with { _fastSimple = _fastSimple.Load(ref reader), _slowSimple = _slowSimple.Load(ref reader) }
            : this with
            {
                _fastExponential = _fastExponential.Load(ref reader),
                _slowExponential = _slowExponential.Load(ref reader),
                _begun = reader.ReadInt32(0, 1) == 1,
            };
    }
}
