using AlphaPulse.Backtesting;
using AlphaPulse.Cli.Output;
using AlphaPulse.Training;

namespace AlphaPulse.Cli.Train;

/// <summary>A JSON file with the options of a training and its costs, <c>{"training":{...},"costs":{...}}</c>: the properties of <see cref="TrainingOptions"/> and <see cref="TradingCosts"/> in snake case.</summary>
internal sealed class TrainingFile
{
    /// <summary>What JSON cannot say, and what an option of the verb says.</summary>
    private static readonly HashSet<string> Elsewhere =
    [
        nameof(TrainingOptions.Candidates), nameof(TrainingOptions.MetaLabel), nameof(TrainingOptions.LatencyBudget), nameof(SearchOptions.Spaces), nameof(SearchOptions.JournalFile),
        nameof(TradingCosts.Fraction), nameof(TradingCosts.None),
    ];

    /// <summary>The options, which keep what the file does not name.</summary>
    public TrainingOptions Training { get; private init; } = new();

    /// <summary>The costs, likewise.</summary>
    public TradingCosts Costs { get; set; } = new();

    /// <summary>Reads a file into options.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The options, as a profile set them; changed by what the file names.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The costs.</returns>
    /// <exception cref="FormatException">The file is no such JSON, or has a name that is not known; the message says where.</exception>
    public static async Task<TradingCosts> ReadAsync(string path, TrainingOptions options, CancellationToken cancellationToken)
    {
        var file = new TrainingFile { Training = options };
        await OptionsFile.ReadAsync(path, file, Elsewhere, """{"training":{"folds":6}}""", cancellationToken);
        return file.Costs;
    }
}
