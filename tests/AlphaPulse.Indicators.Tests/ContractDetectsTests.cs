using System.Buffers;
using AlphaPulse.Testing;

namespace AlphaPulse.Indicators.Tests;

/// <summary>The contract finds what it is there to find.</summary>
public class ContractDetectsTests
{
    private static readonly double[] Closes = [.. TestSeries.Rounded("ordinary", 60).Select(b => b.Close)];

    [Fact]
    public void A_peek_that_commits() => Violates(new Faulty { PeekCommits = true });

    [Fact]
    public void A_batch_that_differs() => Violates(new Faulty { BatchError = 1e-13 });

    [Fact]
    public void A_state_that_is_not_saved() => Violates(new Faulty { LosesState = true });

    [Fact]
    public void An_allocation() => Assert.Throws<ContractViolationException>(() =>
        IndicatorContract.VerifyNoAllocation(() => new Faulty { Allocates = true }, Closes));

    [Fact]
    public void Nothing_where_nothing_is_wrong() => IndicatorContract.Verify(() => (IIndicator<double, double>)new Faulty(), Closes);

    private static void Violates(Faulty faulty) =>
        Assert.Throws<ContractViolationException>(() => IndicatorContract.Verify(() => (IIndicator<double, double>)faulty.Clone(), Closes));

    private sealed class Faulty : IIndicator<double, double>
    {
        private Sma<double> _sma = new(5);

        public bool PeekCommits { get; init; }

        public double BatchError { get; init; }

        public bool LosesState { get; init; }

        public bool Allocates { get; init; }

        public object? Garbage { get; private set; }

        public string Name => _sma.Name;

        public int Warmup => _sma.Warmup;

        public int OutputWarmup(int output) => _sma.Warmup;

        public long Samples => _sma.Samples;

        public bool IsReady => _sma.IsReady;

        public bool Update(in double input, out double value)
        {
            Garbage = Allocates ? new object() : null;
            return _sma.Update(in input, out value);
        }

        public bool Peek(in double input, out double value) => PeekCommits ? Update(in input, out value) : _sma.Peek(in input, out value);

        public bool ReplaceLast(in double input, out double value) => _sma.ReplaceLast(in input, out value);

        public bool TryGetValue(out double value) => _sma.TryGetValue(out value);

        public int Convergence(double epsilon) => _sma.Convergence(epsilon);

        public void Reset() => _sma.Reset();

        public IIndicator<double, double> Clone()
        {
            var clone = (Faulty)MemberwiseClone();
            clone._sma = (Sma<double>)_sma.Clone();
            return clone;
        }

        public void Save(IBufferWriter<byte> output) => _sma.Save(output);

        public void Load(ReadOnlySpan<byte> state)
        {
            if (!LosesState)
            {
                _sma.Load(state);
            }
        }

        public int Batch(ReadOnlySpan<double> input, Span<double> output, double missing)
        {
            var first = _sma.Batch(input, output, missing);
            output[input.Length - 1] += BatchError;
            return first;
        }

        public int Batch(ReadOnlySpan<double> input, Span<double?> output) => _sma.Batch(input, output);
    }
}
