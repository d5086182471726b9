using FsCheck;
using FsCheck.Fluent;
using static AlphaPulse.Storage.Tests.Samples;

namespace AlphaPulse.Storage.Tests.Contracts;

/// <summary>What every <see cref="ICoverageLedger"/> must do: one transaction with the bars, exact spans, and no claim without bars.</summary>
public abstract class CoverageLedgerContract : StoreContract<ICoverageLedger>
{
    private const int Hours = 24;

    /// <summary>The bars of the same store.</summary>
    protected abstract IBarStore Bars { get; }

    /// <summary>The quarantine of the same store.</summary>
    protected abstract IQuarantineStore Quarantine { get; }

    [Fact]
    public async Task Keeps_bars_rows_and_spans_together()
    {
        var row = new QuarantinedRow(Btc, "klines", Line: null, "[1]", "the row has 1 field");
        var update = new CoverageUpdate(Btc)
        {
            Bars = [Bar(0), Bar(1), Bar(3)],
            Quarantined = [row],
            Spans = [Span(0, 2), Span(2, 3, CoverageState.Lost, tries: 2), Span(3, 4)],
        };

        Assert.Equal(new BarWriteResult(3, 0, 0), await Store.RecordAsync(update));
        Assert.Equal(new BarWriteResult(0, 0, 3), await Store.RecordAsync(update));

        Assert.Equal(update.Spans, await Store.ReadAsync(Btc));
        Assert.Equal(3, (await Bars.ReadAsync(new BarQuery(Btc)).ToListAsync()).Count);
        Assert.Equal(row, Assert.Single(await Quarantine.ReadAsync(Btc).ToListAsync()));
        Assert.Equal([Btc], await Store.ListSeriesAsync());
    }

    [Fact]
    public async Task Keeps_several_updates_in_their_order()
    {
        CoverageUpdate[] updates =
        [
            new(Btc) { Bars = [Bar(0), Bar(1)], Spans = [Span(0, 2)] },
            new(Btc) { Bars = [Bar(2)], Spans = [Span(2, 3), Span(3, 4, CoverageState.Missing)] },
        ];

        Assert.Equal(new BarWriteResult(3, 0, 0), await Store.RecordAsync(updates));
        Assert.Equal(default, await Store.RecordAsync([]));
        Assert.Equal([Span(0, 3), Span(3, 4, CoverageState.Missing)], await Store.ReadAsync(Btc));
        CoverageUpdate[] wrong = [new(Btc) { Bars = [Bar(5)] }, new(Eth) { Bars = [Bar(6)] }];
        await Assert.ThrowsAsync<ArgumentException>(() => Store.RecordAsync(wrong));
    }

    [Fact]
    public async Task Says_nothing_of_what_nobody_asked_for()
    {
        await Bars.WriteAsync([Bar(0)]);

        Assert.Empty(await Store.ReadAsync(Btc));
        Assert.Empty(await Store.ReadAsync(Eth));
        Assert.Empty(await Store.ListSeriesAsync());
        Assert.Equal(default, await Store.RecordAsync(new CoverageUpdate(Btc)));
    }

    [Fact]
    public async Task An_exception_in_the_middle_leaves_nothing()
    {
        var update = new CoverageUpdate(Btc) { Bars = new FailingList([Bar(0), Bar(1)], 1, null), Spans = [Span(0, 2)] };

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.RecordAsync(update));

        Assert.Empty(await Bars.ListSeriesAsync());
        Assert.Empty(await Store.ReadAsync(Btc));
    }

    [Fact]
    public async Task A_claim_without_bars_is_refused_with_everything_beside_it()
    {
        var forming = Bar(5).AvailableAt(Start.AddHours(5).AddMinutes(1)) with { IsProvisional = true };
        foreach (var bars in new Bar[][] { [Bar(0)], [Bar(0), forming] })
        {
            var refused = await Assert.ThrowsAsync<ArgumentException>(
                () => Store.RecordAsync(new CoverageUpdate(Btc) { Bars = bars, Spans = [Span(0, 1), Span(5, 7)] }));

            Assert.Contains("from 2024-01-01T05:00:00Z to 2024-01-01T07:00:00Z", refused.Message, StringComparison.Ordinal);
            Assert.Empty(await Bars.ListSeriesAsync());
            Assert.Empty(await Store.ReadAsync(Btc));
        }
    }

    [Fact]
    public async Task Wrong_updates_are_refused()
    {
        CoverageUpdate[] wrong =
        [
            new(Btc) { Bars = [Bar(0, series: Eth)] },
            new(Btc) { Bars = [Bar(0, provenance: BarProvenance.Unknown)] },
            new(Btc) { Quarantined = [new QuarantinedRow(Eth, "a", 1, "b", "c")] },
            new(Btc) { Spans = [Span(2, 2, CoverageState.Absent)] },
            new(Btc) { Spans = [Span(2, 3, (CoverageState)99)] },
            new(Btc) { Spans = [Span(2, 3, CoverageState.Absent) with { Evidence = null }] },
            new(Btc) { Spans = [Span(2, 3, CoverageState.Absent, tries: 0)] },
            new(Btc) { Spans = [Span(2, 3, CoverageState.NotAsked)] },
        ];
        foreach (var update in wrong)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Store.RecordAsync(update));
        }

        Assert.Empty(await Store.ReadAsync(Btc));
        Assert.Empty(await Bars.ListSeriesAsync());
    }

    [Fact]
    public async Task A_read_is_cut_to_what_was_asked_for()
    {
        await Store.RecordAsync(new CoverageUpdate(Btc) { Spans = [Span(0, 10, CoverageState.Absent), Span(10, 20, CoverageState.Missing)] });

        Assert.Equal([Span(3, 10, CoverageState.Absent), Span(10, 12, CoverageState.Missing)], await Store.ReadAsync(Btc, Start.AddHours(3), Start.AddHours(12)));
        Assert.Equal([Span(10, 20, CoverageState.Missing)], await Store.ReadAsync(Btc, Start.AddHours(10)));
        Assert.Equal([Span(0, 10, CoverageState.Absent)], await Store.ReadAsync(Btc, to: Start.AddHours(10)));
    }

    [Fact]
    public async Task A_request_that_failed_is_kept_and_bars_win_over_it()
    {
        await Store.RecordAsync(new CoverageUpdate(Btc) { Spans = [Span(0, 4, CoverageState.Failed)] });
        Assert.Equal([Span(0, 4, CoverageState.Failed)], await Store.ReadAsync(Btc));

        await Store.RecordAsync(new CoverageUpdate(Btc) { Bars = [Bar(1), Bar(2)], Spans = [Span(1, 3)] });
        await Store.RecordAsync(new CoverageUpdate(Btc) { Spans = [Span(2, 4, CoverageState.Failed, tries: 2)] });

        Assert.Equal([Span(0, 1, CoverageState.Failed), Span(1, 3), Span(3, 4, CoverageState.Failed, tries: 2)], await Store.ReadAsync(Btc));
    }

    [Fact]
    public async Task Many_writers_lose_nothing_of_each_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                var hour = (i * 4) + writer;
                await Store.RecordAsync(new CoverageUpdate(Btc) { Bars = [Bar(hour)], Spans = [Span(hour, hour + 1)] });
                await Store.RecordAsync(new CoverageUpdate(Btc) { Spans = [Span(0, 40, CoverageState.Missing)] });
            }
        })));

        Assert.Equal([Span(0, 40)], await Store.ReadAsync(Btc));
    }

    /// <summary>Any changes, against a map that has one entry an hour and knows nothing of spans.</summary>
    [Fact]
    public void Spans_say_of_every_bar_what_a_map_of_bars_says()
    {
        var change =
            from hour in Gen.Choose(0, Hours - 1)
            from length in Gen.Choose(1, 8)
            from state in Gen.Choose(0, 7)
            from tries in Gen.Choose(1, 2)
            select (From: hour, To: Math.Min(hour + length, Hours), State: (CoverageState)state, Tries: tries);
        var number = 0;
        Prop.ForAll(change.ListOf(12).ListOf().ToArbitrary(), updates =>
        {
            // Every case has a series of its own in the one store, which is full of those of other cases.
            var series = Btc with { Timeframe = new Timeframe(++number, TimeframeUnit.Minute) };
            Bars.WriteAsync([.. Enumerable.Range(0, Hours).Select(hour => Bar(hour, series: series))]).GetAwaiter().GetResult();
            var model = new (CoverageState State, int Tries)[Hours];
            foreach (var update in updates)
            {
                foreach (var (from, to, state, tries) in update)
                {
                    for (var hour = from; hour < to; hour++)
                    {
                        var isHeld = model[hour].State is CoverageState.Present or CoverageState.NotTraded;
                        var isDoubt = state is CoverageState.Missing or CoverageState.Absent or CoverageState.Lost or CoverageState.Failed;
                        model[hour] = isHeld && isDoubt ? model[hour] : state == CoverageState.NotAsked ? default : (state, tries);
                    }
                }

                var spans = update.Select(one => one.State == CoverageState.NotAsked
                    ? new CoverageSpan(Start.AddHours(one.From), Start.AddHours(one.To), CoverageState.NotAsked, Evidence: null)
                    : Span(one.From, one.To, one.State, one.Tries));
                Store.RecordAsync(new CoverageUpdate(series) { Spans = [.. spans] }).GetAwaiter().GetResult();
            }

            var read = Store.ReadAsync(series).GetAwaiter().GetResult();
            AssertTidy(read);
            var told = new (CoverageState, int)[Hours];
            foreach (var span in read)
            {
                for (var time = span.From; time < span.To; time = time.AddHours(1))
                {
                    told[(int)(time - Start).TotalHours] = (span.State, span.Evidence!.Tries);
                }
            }

            Assert.Equal(model, told);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    private static void AssertTidy(IReadOnlyList<CoverageSpan> spans)
    {
        for (var i = 0; i < spans.Count; i++)
        {
            Assert.Null(spans[i].FindDefect());
            Assert.NotEqual(CoverageState.NotAsked, spans[i].State);
            Assert.True(i == 0 || spans[i - 1].To <= spans[i].From, "two spans overlap or are out of order");
            Assert.False(i > 0 && spans[i - 1].ContinuesIn(spans[i]), "two spans should be one");
        }
    }

    private static CoverageSpan Span(int from, int to, CoverageState state = CoverageState.Present, int tries = 1) => new(
        Start.AddHours(from), Start.AddHours(to), state, new CoverageEvidence("test klines", "200, rows", Start.AddDays(9), tries));
}
