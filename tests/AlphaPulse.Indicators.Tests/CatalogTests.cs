namespace AlphaPulse.Indicators.Tests;

/// <summary>What the catalog has: every indicator of the field and every candlestick pattern, each with an independent check.</summary>
public class CatalogTests
{
    private static readonly string[] Entries =
    [
        // Moving averages and overlays
        "SMA", "EMA", "WMA", "DEMA", "TEMA", "T3", "TRIMA", "KAMA", "MAMA", "FRAMA", "VIDYA", "HMA", "ALMA", "ZLEMA", "SMMA", "VWMA",
        "VWAP", "LSMA", "TSF", "MCGD", "SWMA", "SINWMA", "FWMA", "PWMA", "HWMA", "JMA", "SSF", "LAGUERRE", "MAENV", "BBANDS",
        "PERCENTB", "BBW", "DONCHIAN", "KC", "ACCBANDS", "STARC", "ABERR", "HWC", "FCB", "STDDEVCH", "ICHIMOKU", "ALLIGATOR",
        "GATOR", "HILO", "PSAR", "SAREXT", "SUPERTREND", "PMAX", "ALPHATREND", "ATRSTOP", "CHANDELIER", "CKSP", "VSTOP", "ZIGZAG",
        "PIVOTPTS", "PIVOTS", "FRACTAL", "MIDPOINT", "MIDPRICE", "MAVP", "MMAR", "RAINBOW", "HT_TRENDLINE",

        // Momentum and oscillators
        "RSI", "STOCH", "STOCHF", "STOCHRSI", "KDJ", "MACD", "MACDEXT", "MACDFIX", "VWMACD", "MACDV", "APO", "PPO", "PVO", "MOM",
        "ROC", "ROCWB", "CCI", "CMO", "WILLR", "ULTOSC", "MFI", "IMI", "TRIX", "TSI", "DPO", "AO", "AC", "BOP", "FISHER", "CFO",
        "FOSC", "CG", "COPPOCK", "KST", "PMO", "CRSI", "CTI", "ER", "ERI", "INERTIA", "LRSI", "RSX", "RRSI", "RVGI", "RVI", "QQE",
        "PGO", "PO", "PSL", "BIAS", "BRAR", "SLOPE", "LINREG_INTERCEPT", "LINREG_ANGLE", "SMI", "SQUEEZE", "SQUEEZE_PRO", "STC",
        "TDSEQ", "TMO", "EXHC", "REFLEX", "WTO", "DERIVOSC", "DEM", "PSO", "IBS", "APS", "SI", "ASI", "PRS",

        // Trend strength and direction
        "ADX", "ADXR", "DX", "PLUS_DI", "MINUS_DI", "PLUS_DM", "MINUS_DM", "AROON", "AROONOSC", "VORTEX", "CHOP", "VHF", "MASS",
        "RWI", "QSTICK", "TTM_TREND", "AMAT", "DECAY", "EDECAY", "INCREASING", "LONGRUN", "SIGNALS", "RAVI", "IMPULSE", "MOMERSION",

        // Volatility
        "TR", "ATR", "NATR", "ADR", "STDDEV", "VAR", "AVGDEV", "UI", "HVOL", "GKV", "CVI", "PDIST", "THERMO", "COMPR", "BETA",
        "CORREL", "COVAR", "ZSCORE", "STDERR", "SKEW", "KURTOSIS", "MEDIAN", "QUANTILE", "PERCENTRANK", "ENTROPY", "HURST",
        "MIN/MAX", "SUM", "SMAANALYSIS", "LOGRET", "PCTRET", "DRAWDOWN", "SHARPE",

        // Volume
        "OBV", "AOBV", "AD", "ADOSC", "CMF", "EFI", "EOM", "KVO", "NVI", "PVI", "PVT", "PVOL", "PVR", "VP", "VFI", "WAD", "MARKETFI",
        "TSV", "III", "RVOL", "BREADTH",

        // Cycle
        "HT_DCPERIOD", "HT_DCPHASE", "HT_PHASOR", "HT_SINE", "HT_TRENDMODE", "MSW", "EBSW", "DSP", "CCYC",

        // Price transforms and bars
        "AVGPRICE", "MEDPRICE", "TYPPRICE", "WCLPRICE", "HA", "RENKO", "INSIDE",

        // Math operators and transforms
        "ARITH", "TRIG", "LOGEXP", "ROUNDING", "DEGRAD", "IFISHER", "LAG",

        // Candlestick patterns
        "CDL2CROWS", "CDL3BLACKCROWS", "CDL3INSIDE", "CDL3LINESTRIKE", "CDL3OUTSIDE", "CDL3STARSINSOUTH", "CDL3WHITESOLDIERS",
        "CDLABANDONEDBABY", "CDLADVANCEBLOCK", "CDLBELTHOLD", "CDLBREAKAWAY", "CDLCLOSINGMARUBOZU", "CDLCONCEALBABYSWALL",
        "CDLCOUNTERATTACK", "CDLDARKCLOUDCOVER", "CDLDOJI", "CDLDOJISTAR", "CDLDRAGONFLYDOJI", "CDLENGULFING", "CDLEVENINGDOJISTAR",
        "CDLEVENINGSTAR", "CDLGAPSIDESIDEWHITE", "CDLGRAVESTONEDOJI", "CDLHAMMER", "CDLHANGINGMAN", "CDLHARAMI", "CDLHARAMICROSS",
        "CDLHIGHWAVE", "CDLHIKKAKE", "CDLHIKKAKEMOD", "CDLHOMINGPIGEON", "CDLIDENTICAL3CROWS", "CDLINNECK", "CDLINVERTEDHAMMER",
        "CDLKICKING", "CDLKICKINGBYLENGTH", "CDLLADDERBOTTOM", "CDLLONGLEGGEDDOJI", "CDLLONGLINE", "CDLMARUBOZU", "CDLMATCHINGLOW",
        "CDLMATHOLD", "CDLMORNINGDOJISTAR", "CDLMORNINGSTAR", "CDLONNECK", "CDLPIERCING", "CDLRICKSHAWMAN", "CDLRISEFALL3METHODS",
        "CDLSEPARATINGLINES", "CDLSHOOTINGSTAR", "CDLSHORTLINE", "CDLSPINNINGTOP", "CDLSTALLEDPATTERN", "CDLSTICKSANDWICH",
        "CDLTAKURI", "CDLTASUKIGAP", "CDLTHRUSTING", "CDLTRISTAR", "CDLUNIQUE3RIVER", "CDLUPSIDEGAP2CROWS", "CDLXSIDEGAP3METHODS",
    ];

    [Fact]
    public void The_catalog_has_all_297_entries()
    {
        Assert.Equal(297, Entries.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Entries.Order(StringComparer.Ordinal), IndicatorCatalog.All.Select(d => d.Entry).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    // A text that another program wrote with the id of an entry is understood.
    [Fact]
    public void An_entry_with_a_single_form_has_its_name()
    {
        var others = IndicatorCatalog.All.GroupBy(d => d.Entry).Where(entry => entry.Count() == 1).Select(entry => entry.Single())
            .Where(d => !string.Equals(d.Name, d.Entry, StringComparison.OrdinalIgnoreCase)).Select(d => $"{d.Entry}: {d.Name}");
        Assert.True(!others.Any(), string.Join(' ', others));
    }

    [Fact]
    public void Every_text_tells_what_it_should()
    {
        Assert.All(IndicatorCatalog.All, d =>
        {
            Assert.Matches("^[a-z][a-z0-9_]*$", d.Name);
            Assert.NotEmpty(d.Title);
            Assert.NotEmpty(d.Description);
            Assert.NotEmpty(d.Reference);
            Assert.InRange(d.Outputs.Count, 1, 16);
            Assert.Equal(d.Outputs.Count, d.Outputs.Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(d.DefaultSpec(), IndicatorSpec.Parse(d.DefaultSpec().ToString()));
            Assert.All(d.Parameters, p => Assert.InRange(p.Default, p.Minimum, p.Maximum));
        });
        Assert.Equal(
            ["Averages", "Channels", "Momentum", "Trend", "Volatility", "Statistics", "Volume", "Cycles", "Transforms", "Candlesticks"],
            IndicatorCatalog.All.Select(d => d.Family).Distinct(StringComparer.Ordinal));
    }

    // Consistency alone proves nothing: values of another implementation, or the definition written down anew.
    [Fact]
    public void Every_entry_and_every_choice_is_checked_against_something_independent()
    {
        var known = GoldenTests.Specs.Concat(DefinitionTests.Specs).Concat(CalendarDefinitionTests.Specs).Select(IndicatorSpec.Parse).ToList();
        var missing = IndicatorCatalog.All.SelectMany(descriptor =>
        {
            var checkedSpecs = known.Where(spec => ReferenceEquals(spec.Descriptor, descriptor)).ToList();
            var choices = descriptor.Parameters.SelectMany((p, i) => p.Choices.Select((word, choice) => (Index: i, Choice: choice, Word: word)));
            return (checkedSpecs.Count > 0 ? [] : new[] { descriptor.Name })
                .Concat(choices.Where(c => !checkedSpecs.Exists(spec => spec.Integer(c.Index) == c.Choice)).Select(c => $"{descriptor.Name}({c.Word})"));
        });
        Assert.True(!missing.Any(), string.Join(' ', missing));
    }
}
