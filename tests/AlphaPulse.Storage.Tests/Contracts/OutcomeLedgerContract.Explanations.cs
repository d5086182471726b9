using static AlphaPulse.Storage.Tests.Samples;

namespace AlphaPulse.Storage.Tests.Contracts;

/// <summary>What every <see cref="IOutcomeLedger"/> that keeps explanations must do with them.</summary>
public abstract partial class OutcomeLedgerContract
{
    [Fact]
    public async Task Explanations_come_back_bit_for_bit_with_the_signals_that_are_asked_for()
    {
        Assert.True(Store.KeepsExplanations);
        var first = Explain(Signal(2), -0.0, ("rsi(14)", 0.1 + 0.2), ("a \\ \"b\"\0", -0.0), ("volatility(24)", double.Epsilon));
        var second = Explain(Signal(1, Eth), 1e300, ("one", -1e-300));

        Assert.Equal(3, await Store.RecordAsync([Open(Signal(2)), Settled(Signal(1, Eth)), Open(Signal(3))], [first, second]));

        Assert.Equal([Describe(second), Describe(first)], (await ExplanationsAsync()).Select(Describe), StringComparer.Ordinal);
        Assert.Equal([Describe(first)], (await ExplanationsAsync(new OutcomeQuery { Series = Btc })).Select(Describe), StringComparer.Ordinal);
        Assert.Equal([Describe(second)], (await ExplanationsAsync(new OutcomeQuery { Status = OutcomeStatus.Settled })).Select(Describe), StringComparer.Ordinal);
        Assert.Empty(await ExplanationsAsync(new OutcomeQuery { Series = Btc with { Timeframe = Timeframe.OneDay } }));
        Assert.Empty(await ExplanationsAsync(new OutcomeQuery { From = Signal(3).BarTime }));
        Assert.Equal([Describe(second)], (await ExplanationsAsync(new OutcomeQuery { To = Signal(2).BarTime })).Select(Describe), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_settlement_leaves_the_explanation_and_a_signal_without_one_takes_it_later()
    {
        var explanation = Explain(Signal(1), 0.5, ("one", 2), ("two", -1));
        await Store.RecordAsync([Open(Signal(1))]);
        Assert.Equal(0, await Store.RecordAsync([Open(Signal(1))], [explanation]));
        Assert.Equal(1, await Store.RecordAsync([Settled(Signal(1))]));
        Assert.Equal(0, await Store.RecordAsync([Settled(Signal(1))], [explanation]));

        Assert.Equal(Settled(Signal(1)), await OnlyAsync());
        Assert.Equal(Describe(explanation), Describe(Assert.Single(await ExplanationsAsync())));
    }

    [Fact]
    public async Task Another_explanation_of_a_signal_is_refused_with_the_whole_call()
    {
        var explanation = Explain(Signal(1), 0.5, ("one", 2), ("two", -1));
        await Store.RecordAsync([Open(Signal(1))], [explanation]);
        SignalExplanation[] wrong =
        [
            explanation with { ExpectedValue = 0.51 },
            explanation with { Remainder = 1 },
            Explain(Signal(1), 0.5, ("one", 1.5), ("two", -0.5)),
        ];

        foreach (var other in wrong)
        {
            var refused = await Assert.ThrowsAsync<StoreException>(() => Store.RecordAsync([Open(Signal(5)), Open(Signal(1))], [other]));
            Assert.Contains(Signal(1).Id, refused.Message, StringComparison.Ordinal);
        }

        // The last digit, as another machine adds up, and fewer kept contributions are no contradiction.
        await Store.RecordAsync([Open(Signal(1))], [explanation with { ExpectedValue = Math.BitIncrement(0.5) }]);
        await Store.RecordAsync([Open(Signal(1))], [Explain(Signal(1), 0.5, ("one", 2)) with { Remainder = -1 }]);
        Assert.Equal(Open(Signal(1)), await OnlyAsync());
        Assert.Equal(Describe(explanation), Describe(Assert.Single(await ExplanationsAsync())));
    }

    [Fact]
    public async Task An_incomplete_explanation_is_refused_with_the_whole_call()
    {
        var explanation = Explain(Signal(1), 0.5, ("one", 2));
        SignalExplanation[][] incomplete =
        [
            [explanation with { ExpectedValue = double.NaN }],
            [explanation with { Remainder = double.PositiveInfinity }],
            [Explain(Signal(1), 0.5)],
            [Explain(Signal(1), 0.5, ("one", double.NaN))],
            [Explain(Signal(1), 0.5, ("one", 1), ("one", 2))],
            [Explain(Signal(1), 0.5, (string.Empty, 1))],
            [Explain(Signal(2), 0.5, ("one", 1))],
            [explanation, explanation],
        ];

        foreach (var explanations in incomplete)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Store.RecordAsync([Open(Signal(1))], explanations));
        }

        Assert.Empty(await Store.ReadAsync(new OutcomeQuery()).ToListAsync());
    }

    private static SignalExplanation Explain(Signal signal, double expectedValue, params (string Feature, double Amount)[] contributions) => new()
    {
        SignalId = signal.Id,
        ExpectedValue = expectedValue,
        Contributions = [.. contributions.Select(c => new SignalContribution(c.Feature, c.Amount))],
        Remainder = 0,
    };

    private static string Describe(SignalExplanation explanation) =>
        string.Join(' ', [explanation.SignalId, Bits(explanation.ExpectedValue), Bits(explanation.Remainder), .. explanation.Contributions.Select(c => $"{c.Feature}={Bits(c.Amount)}")]);

    private static string Bits(double value) => BitConverter.DoubleToInt64Bits(value).ToString("X", System.Globalization.CultureInfo.InvariantCulture);

    private Task<List<SignalExplanation>> ExplanationsAsync(OutcomeQuery? query = null) => Store.ReadExplanationsAsync(query ?? new OutcomeQuery()).ToListAsync();
}
