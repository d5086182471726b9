using System.Security.Cryptography;
using System.Text;
using AlphaPulse.Hosting;
using AlphaPulse.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlphaPulse.EndToEnd.Tests.Reporting;

/// <summary>The card of a model says what is known, what was off, and what nobody stated.</summary>
public class ModelCardTests
{
    [Fact]
    public void What_people_state_stands_there_and_what_they_do_not_is_called_not_stated()
    {
        var stated = new ModelCardOptions { IntendedUse = "signals for <one> desk", Licence = "MIT", Limits = { "not for leverage" } };
        var card = Build(SampleReport.Full(), stated);
        Assert.Equal(("signals for <one> desk", "MIT", null), (card.IntendedUse, card.Licence, card.Owner));
        Assert.Equal("not for leverage", card.Limits[^1]);
        var page = card.ToHtml();
        Assert.Contains("signals for &lt;one&gt; desk", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">owner</th><td>not stated</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_come_with_their_intervals_and_the_bars_they_were_measured_on()
    {
        var data = SampleReport.Full();
        var card = Build(data);
        var own = data.Holdout!.Accounts[0].Interval!;
        Assert.Contains(new ModelCardMetric("holdout", "net_return", 0.123, own.Low, own.High), card.Metrics);
        Assert.Contains(new ModelCardMetric("holdout", "p_value", 0.01), card.Metrics);
        Assert.Contains(new ModelCardMetric("replay", "hit_rate", 0.521, 0.49, 0.55), card.Metrics);
        Assert.Contains(card.Metrics, m => m is { Part: "holdout", Name: "always_long.net_return" });
        var advantage = Assert.Single(card.Metrics, m => m.Name == "advantage_over_always_long_bp");
        Assert.Equal((2, 0.5, 4), (Math.Round(advantage.Value, 9), Math.Round(advantage.Low!.Value, 9), Math.Round(advantage.High!.Value, 9)));
        Assert.Equal(new ModelCardCalibration(0.4, 0.41, 0.3, 0.52, 390), card.Calibration[0]);
        Assert.DoesNotMatch("NaN|Infinity|∞", card.ToHtml());
    }

    [Fact]
    public void What_was_off_is_said()
    {
        Assert.Equal(["The holdout stayed shut: nothing was measured on it."], Build(SampleReport.Bare()).WhatWasOff);
        var full = SampleReport.Full();
        var manifest = full.Manifest with { Options = new Dictionary<string, string>(StringComparer.Ordinal) { ["purge"] = "off", ["embargo_bars"] = "0" } };
        var off = Build(full with { Manifest = manifest, Decision = full.Decision with { HoldoutOverride = "the feed was repaired" } }, unwatched: "too few bars").WhatWasOff;
        Assert.Equal(6, off.Count);
        foreach (var said in new[] { "Purging was off", "no embargo", "not deflated", "the feed was repaired", "too few bars", "generator" })
        {
            Assert.Single(off, item => item.Contains(said, StringComparison.Ordinal));
        }

        Assert.Empty(Build(full with { IsSimulated = false, Decision = full.Decision with { IsDeflated = true } }).WhatWasOff);
    }

    [Fact]
    public void A_fingerprint_changes_with_what_it_is_of_and_with_nothing_else()
    {
        var data = SampleReport.Full();
        var card = Build(data);
        Assert.Equal(HashOf("alpha=100\n"), card.Fingerprints.Options);
        Assert.Equal(HashOf("forward_log_return(6)"), card.Fingerprints.Label);
        var other = Build(data with { Manifest = data.Manifest with { Label = "direction(6)" } });
        Assert.Equal(card.Fingerprints with { Label = HashOf("direction(6)") }, other.Fingerprints);
    }

    [Fact]
    public void The_page_needs_nothing_else_and_the_document_comes_back_as_it_was()
    {
        var card = Build(SampleReport.Full());
        var page = card.ToHtml();
        Assert.DoesNotMatch("(?i)(src|href)=\"(?!data:|#)", page);
        Assert.DoesNotMatch("(?i)<script|@import|url\\(|https?://", page);
        var again = ModelCard.FromJson(card.ToJson(), "card");
        Assert.Equal(page, again.ToHtml());
        Assert.Equal(card.ToJson(), again.ToJson());
        foreach (var broken in new[] { "", "{}", "null", "[1]", Encoding.UTF8.GetString(card.ToJson()).Replace("alphapulse-model-card", "other", StringComparison.Ordinal), Encoding.UTF8.GetString(card.ToJson())[..^9] })
        {
            var refusal = Assert.Throws<ModelFormatException>(() => ModelCard.FromJson(Encoding.UTF8.GetBytes(broken), "the-card"));
            Assert.Contains("the-card", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_text_of_nobody_is_refused_when_the_host_starts()
    {
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse.AddPipeline());
        services.Configure<ModelCardOptions>(o => o.Licence = " ");
        using var provider = services.BuildServiceProvider();
        var refusal = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<ModelCardOptions>>().Value);
        Assert.Contains("Licence", refusal.Message, StringComparison.Ordinal);
    }

    internal static ModelCard Build(RunReportData data, ModelCardOptions? stated = null, string? unwatched = null)
    {
        var schema = new FeatureSchema("sample", [new FeatureColumn("rsi(14)", "the index", 15)]);
        var model = new LinearModel(ModelTask.Regression, schema, [0.5], 0.1, [50], [10]);
        return ModelCardBuilder.Build(data, new ModelArtifact(model, new SignalRule(0.001, -0.001, 6), data.Manifest), unwatched, stated ?? new ModelCardOptions());
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
