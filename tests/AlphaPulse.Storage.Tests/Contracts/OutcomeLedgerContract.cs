using System.Globalization;
using static AlphaPulse.Storage.Tests.Samples;

namespace AlphaPulse.Storage.Tests.Contracts;

/// <summary>What every <see cref="IOutcomeLedger"/> must do.</summary>
public abstract partial class OutcomeLedgerContract : StoreContract<IOutcomeLedger>
{
    [Fact]
    public async Task Settles_an_open_signal_once()
    {
        var signal = Signal(1);

        Assert.Equal(1, await Store.RecordAsync([Open(signal)]));
        Assert.Equal(0, await Store.RecordAsync([Open(signal)]));
        Assert.Equal(Open(signal), await OnlyAsync());
        Assert.Equal(1, await Store.RecordAsync([Settled(signal)]));
        Assert.Equal(0, await Store.RecordAsync([Settled(signal), Open(signal)]));

        var read = await OnlyAsync();
        Assert.Equal(Settled(signal), read);
        Assert.Equal(Digits(Settled(signal)), Digits(read));
    }

    [Fact]
    public async Task An_interval_and_a_set_come_back_as_they_were_and_none_stays_none()
    {
        var interval = Signal(1) with { Prediction = ConformalPrediction.Interval(0.9, -0.0, 0.1 + 0.2) };
        var set = Signal(2) with { Prediction = ConformalPrediction.Ways(0.8, PredictionSet.None) };
        await Store.RecordAsync([Open(interval), Settled(set), Open(Signal(3))]);
        await Store.RecordAsync([Settled(interval)]);

        var read = new List<Outcome>();
        await foreach (var outcome in Store.ReadAsync(new OutcomeQuery()))
        {
            read.Add(outcome);
        }

        Assert.Equal([Settled(interval), Settled(set), Open(Signal(3))], read);
        Assert.True(double.IsNegative(read[0].Signal.Prediction!.Value.Lower!.Value));
    }

    [Fact]
    public async Task A_signal_that_was_recorded_without_a_prediction_stays_so_when_it_comes_again_with_one()
    {
        var again = Signal(1) with { Prediction = ConformalPrediction.Interval(0.9, -0.1, 0.1) };
        await Store.RecordAsync([Open(Signal(1))]);

        Assert.Equal(0, await Store.RecordAsync([Open(again)]));
        Assert.Equal(1, await Store.RecordAsync([Settled(again)]));
        Assert.Equal(Settled(Signal(1)), await OnlyAsync());

        // The other way about is a contradiction, and so is another interval.
        await Store.RecordAsync([Open(Signal(2) with { Prediction = again.Prediction })]);
        await Assert.ThrowsAsync<StoreException>(() => Store.RecordAsync([Settled(Signal(2))]));
        await Assert.ThrowsAsync<StoreException>(
            () => Store.RecordAsync([Open(Signal(2) with { Prediction = ConformalPrediction.Interval(0.9, -0.2, 0.1) })]));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.RecordAsync([Open(Signal(3) with { Prediction = default(ConformalPrediction) })]));
    }

    [Theory]
    [InlineData(-0.0)]
    [InlineData(0.1 + 0.2)]
    [InlineData(double.Epsilon)]
    [InlineData(3.0)]
    [InlineData(double.NegativeInfinity)]
    public async Task A_score_comes_back_bit_for_bit(double score)
    {
        await Store.RecordAsync([Open(Signal(1) with { Score = score })]);

        Assert.Equal(BitConverter.DoubleToInt64Bits(score), BitConverter.DoubleToInt64Bits((await OnlyAsync()).Signal.Score));
    }

    [Fact]
    public async Task A_contradiction_is_refused_with_the_whole_call()
    {
        var signal = Signal(1);
        await Store.RecordAsync([Settled(signal)]);
        var wrong = new[]
        {
            Settled(signal) with { NetReturn = 0.5m },
            Settled(signal) with { ExitPrice = null },
            Open(signal) with { Status = OutcomeStatus.VoidGap, SettledAt = Start.AddHours(9) },
            Settled(signal with { Score = 0.25 }),
            Open(signal with { Direction = SignalDirection.Long }),
        };

        foreach (var outcome in wrong)
        {
            var refused = await Assert.ThrowsAsync<StoreException>(() => Store.RecordAsync([Open(Signal(5)), outcome]));
            Assert.Contains("a repeated run sees another past: repeat it with a store of its own", refused.Message, StringComparison.Ordinal);
            Assert.Contains(signal.Id, refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(Settled(signal), await OnlyAsync());
    }

    /// <summary>Nobody takes an outcome back by adding an event: a run that is repeated with it finds what was recorded before.</summary>
    [Fact]
    public async Task A_cut_that_becomes_known_later_changes_nothing_that_was_settled()
    {
        var cut = new[] { 1, 2, 3, 4 }.Select(hour => Open(Signal(hour)) with { Status = OutcomeStatus.VoidCut, SettledAt = Start.AddDays(9) }).ToList();
        Outcome[] recorded =
        [
            Settled(Signal(1)),
            Open(Signal(2)) with { Status = OutcomeStatus.VoidGap, SettledAt = Start.AddHours(9) },
            cut[2] with { SettledAt = Start.AddHours(6) },
            Open(Signal(4)),
        ];
        await Store.RecordAsync(recorded);

        Assert.Equal(1, await Store.RecordAsync(cut));
        Assert.Equal([recorded[0], recorded[1], recorded[2], cut[3]], await Store.ReadAsync(new OutcomeQuery()).ToListAsync());

        // It is another signal all the same, and a cut is not taken back either.
        await Assert.ThrowsAsync<StoreException>(() => Store.RecordAsync([cut[0] with { Signal = cut[0].Signal with { ReferencePrice = 1m } }]));
        await Assert.ThrowsAsync<StoreException>(() => Store.RecordAsync([Settled(Signal(3))]));
    }

    [Fact]
    public async Task An_open_signal_with_other_content_is_a_contradiction()
    {
        await Store.RecordAsync([Open(Signal(1))]);

        await Assert.ThrowsAsync<StoreException>(() => Store.RecordAsync([Settled(Signal(1) with { ReferencePrice = 1m })]));

        Assert.Equal(Open(Signal(1)), await OnlyAsync());
    }

    /// <summary>The digits of a price and where its point is are kept together: equal prices of other digits are no contradiction.</summary>
    [Theory]
    [InlineData("42000.1")]
    [InlineData("42000.1000")]
    public async Task A_settlement_with_other_zeros_at_the_end_leaves_the_reference_price_what_it_is(string price)
    {
        var signal = Signal(1) with { ReferencePrice = decimal.Parse(price, CultureInfo.InvariantCulture) };
        await Store.RecordAsync([Open(Signal(1))]);
        Assert.Equal(1, await Store.RecordAsync([Settled(signal)]));

        var read = await OnlyAsync();
        Assert.Equal((42000.1m, 42000.1m), (read.Signal.ReferencePrice, read.EntryPrice));
    }

    [Fact]
    public async Task An_incomplete_outcome_is_refused()
    {
        Outcome[] incomplete =
        [
            Open(Signal(1) with { Score = double.NaN }),
            Open(Signal(1)) with { EntryPrice = 1m },
            Open(Signal(1)) with { SettledAt = Start },
            Settled(Signal(1)) with { SettledAt = null },
            Open(Signal(1)) with { Status = (OutcomeStatus)9, SettledAt = Start },
            Open(default),
        ];

        foreach (var outcome in incomplete)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Store.RecordAsync([outcome]));
        }

        Assert.Empty(await Store.ReadAsync(new OutcomeQuery()).ToListAsync());
    }

    [Fact]
    public async Task Reads_in_order_what_is_asked_for()
    {
        Outcome[] outcomes =
        [
            Open(Signal(3)),
            Settled(Signal(1, Eth)),
            Settled(Signal(1)),
            Open(Signal(2, version: "v2")),
            Open(Signal(2, mode: SignalMode.Shadow)) with { Status = OutcomeStatus.VoidGap, SettledAt = Start.AddHours(4) },
            Open(Signal(4)) with { Status = OutcomeStatus.VoidCut, SettledAt = Start.AddHours(6) },
        ];
        await Store.RecordAsync(outcomes);

        async Task<int[]> Indices(OutcomeQuery query) =>
            [.. (await Store.ReadAsync(query).ToListAsync()).Select(outcome => Array.IndexOf(outcomes, outcome))];

        Assert.Equal<IEnumerable<int>>([2, 1, 4, 3, 0, 5], await Indices(new OutcomeQuery()));
        Assert.Equal<IEnumerable<int>>([2, 4, 3, 0, 5], await Indices(new OutcomeQuery { Series = Btc }));
        Assert.Equal<IEnumerable<int>>([3], await Indices(new OutcomeQuery { Series = Btc, ModelVersion = "v2" }));
        Assert.Equal<IEnumerable<int>>([4], await Indices(new OutcomeQuery { Mode = SignalMode.Shadow }));
        Assert.Equal<IEnumerable<int>>([2, 1], await Indices(new OutcomeQuery { Status = OutcomeStatus.Settled }));
        Assert.Equal<IEnumerable<int>>([4, 3, 0, 5], await Indices(new OutcomeQuery { Series = Btc, From = outcomes[3].Signal.BarTime }));
        Assert.Equal<IEnumerable<int>>([2, 1, 4, 3], await Indices(new OutcomeQuery { To = outcomes[0].Signal.BarTime }));
        Assert.Equal<IEnumerable<int>>([4, 3], await Indices(new OutcomeQuery { From = outcomes[3].Signal.BarTime, To = outcomes[3].Signal.BarTime.AddTicks(1) }));
        Assert.Equal<IEnumerable<int>>([5], await Indices(new OutcomeQuery { Status = OutcomeStatus.VoidCut }));
        Assert.Empty(await Indices(new OutcomeQuery { Series = Btc with { Timeframe = Timeframe.OneDay } }));
    }

    private static string Digits(Outcome outcome) => string.Create(
        CultureInfo.InvariantCulture,
        $"{outcome.Signal.ReferencePrice} {outcome.EntryPrice} {outcome.ExitPrice} {outcome.GrossReturn} {outcome.NetReturn}");

    private async Task<Outcome> OnlyAsync() => Assert.Single(await Store.ReadAsync(new OutcomeQuery()).ToListAsync());
}
