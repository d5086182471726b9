using System.Globalization;

namespace AlphaPulse.Features.Tests;

public class LabelSpecificationTests
{
    [Theory]
    [InlineData("forward_log_return(4)", ModelTask.Regression, 4, 0)]
    [InlineData("direction(1)", ModelTask.BinaryClassification, 1, 0)]
    [InlineData("volatility_scaled(24,100)", ModelTask.Regression, 24, 100)]
    [InlineData("net_return(6,12.5)", ModelTask.Regression, 6, 0)]
    [InlineData("net_side(6,0)", ModelTask.Regression, 6, 0)]
    [InlineData("triple_barrier(24,2,1,100)", ModelTask.BinaryClassification, 24, 100)]
    [InlineData("triple_barrier(24,0.5,0,100,close,sign)", ModelTask.BinaryClassification, 24, 100)]
    [InlineData("triple_barrier(24,2,1,100,high_low,miss)", ModelTask.BinaryClassification, 24, 100)]
    [InlineData("trend_scan(5,20)", ModelTask.BinaryClassification, 20, 0)]
    [InlineData("meta(momentum(24),triple_barrier(12,2,1,100,close,none),10)", ModelTask.BinaryClassification, 12, 100)]
    [InlineData("meta(reversal(300),direction(4),10)", ModelTask.BinaryClassification, 4, 300)]
    public void Labels_read_their_own_names(string name, ModelTask task, int horizon, int lookback)
    {
        var label = Labels.Parse(name);
        Assert.Equal((name, task, horizon, lookback), (label.Name, label.Task, label.HorizonBars, label.LookbackBars));
    }

    [Theory]
    [InlineData("triple_barrier(24,2.50,1.0,100,high_low,sign)", "triple_barrier(24,2.5,1,100)")]
    [InlineData("triple_barrier(24,1e1,10,100)", "triple_barrier(24,10,10,100)")]
    [InlineData("net_side(06,00.10)", "net_side(6,0.1)")]
    [InlineData("meta(momentum(01),net_return(1,0.0),+7)", "meta(momentum(1),net_return(1,0),7)")]
    public void Other_spellings_have_one_name(string text, string name) => Assert.Equal(name, Labels.Parse(text).Name);

    [Fact]
    public void The_culture_does_not_matter()
    {
#pragma warning disable RS0030 // The test is about a thread that has another culture.
        var before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Equal("net_return(6,12.5)", Labels.Parse("net_return(6,12.5)").Name);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
#pragma warning restore RS0030
    }

    [Fact]
    public void A_name_of_ones_own_is_no_label_and_impossible_arguments_are_refused()
    {
        Assert.True(Labels.TryParse("triple_barrier(24,2,1,100)", out var label));
        Assert.Equal("triple_barrier(24,2,1,100)", label.Name);
        foreach (var own in new[] { "up(1)", "directional(1)", "mine", ")(" })
        {
            Assert.False(Labels.TryParse(own, out var none));
            Assert.Null(none);
        }

        foreach (var wrong in new[] { "direction", "direction(0)", "triple_barrier(24,-1,1,100)", "trend_scan(5,4)", "meta(momentum(1),up(1),1)" })
        {
            Assert.Contains("triple_barrier", Assert.Throws<ArgumentException>(() => Labels.TryParse(wrong, out _)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("direction")]
    [InlineData("direction(0)")]
    [InlineData("direction(x)")]
    [InlineData("direction(1,2)")]
    [InlineData("direction(1))")]
    [InlineData("direction( 1)")]
    [InlineData("direction(99999999999)")]
    [InlineData("up(1)")]
    [InlineData("volatility_scaled(1,1)")]
    [InlineData("net_return(1,-1)")]
    [InlineData("net_return(1,1001)")]
    [InlineData("triple_barrier(24,2,1)")]
    [InlineData("triple_barrier(24,0,0,100)")]
    [InlineData("triple_barrier(24,-1,1,100)")]
    [InlineData("triple_barrier(24,NaN,1,100)")]
    [InlineData("triple_barrier(24,2,1,100,open,sign)")]
    [InlineData("triple_barrier(24,2,1,100,close)")]
    [InlineData("trend_scan(1,5)")]
    [InlineData("trend_scan(5,4)")]
    [InlineData("meta(up(1),direction(1),1)")]
    [InlineData("meta(momentum(1),up(1),1)")]
    [InlineData("meta(momentum(0),direction(1),1)")]
    [InlineData("meta(recorded(v1),direction(1),1)")]
    [InlineData(")(")]
    [InlineData("(1)")]
    public void Unknown_labels_are_refused_with_what_there_is(string name)
    {
        var message = Assert.Throws<ArgumentException>(() => Labels.Parse(name)).Message;
        Assert.Contains("forward_log_return", message, StringComparison.Ordinal);
        Assert.Contains("triple_barrier", message, StringComparison.Ordinal);
    }
}
