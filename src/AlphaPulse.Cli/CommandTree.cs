using System.CommandLine;
using AlphaPulse.Cli.Bars;
using AlphaPulse.Cli.Explain;
using AlphaPulse.Cli.Export;
using AlphaPulse.Cli.Features;
using AlphaPulse.Cli.Indicators;
using AlphaPulse.Cli.Instruments;
using AlphaPulse.Cli.Metrics;
using AlphaPulse.Cli.Output;
using AlphaPulse.Cli.Predict;
using AlphaPulse.Cli.Registry;
using AlphaPulse.Cli.Run;
using AlphaPulse.Cli.Store;
using AlphaPulse.Cli.Train;

namespace AlphaPulse.Cli;

/// <summary>All verbs.</summary>
internal static class CommandTree
{
    public static RootCommand Create()
    {
        var root = new RootCommand("AlphaPulse: from market data to monitored trading signals. Example: alphapulse run --data bars.csv")
        {
            new Command("bars", "Import, collect, export and check bars. Example: alphapulse bars import --input btcusdt-1h.csv --instrument binance:BTC-USDT --timeframe 1h --store bars.db")
            {
                BarsImportCommand.Create(),
                BarsCollectCommand.Create(),
                BarsWatchCommand.Create(),
                BarsExportCommand.Create(),
                BarsAuditCommand.Create(),
                BarsCoverageCommand.Create(),
                BarsCompareCommand.Create(),
                new Command("quarantine", "Look through what was held back, and let it go. Example: alphapulse bars quarantine list --store bars.db --instrument binance:BTC-USDT --timeframe 1h")
                {
                    QuarantineListCommand.Create(),
                    QuarantineReleaseCommand.Create(),
                },
            },
            new Command("instruments", "What happens to instruments. Example: alphapulse instruments life list --store bars.db --instrument nyse:SPY")
            {
                new Command("life", "Listings, halts, delistings, renames, reused symbols, splits and new ticks. Example: alphapulse instruments life list --store bars.db --instrument nyse:SPY")
                {
                    LifeListCommand.Create(),
                    LifeAddCommand.Create(),
                    LifeLookCommand.Create(),
                },
            },
            new Command("store", "Look after a store. Example: alphapulse store backup --store bars.db --output backup/bars.db")
            {
                StoreCheckCommand.Create(),
                StoreBackupCommand.Create(),
                StoreRetainCommand.Create(),
                StoreCompactCommand.Create(),
            },
            new Command("indicators", "List and compute indicators. Example: alphapulse indicators compute --input bars.csv --indicator 'rsi(14)' --number decimal --mode stream --output -")
            {
                IndicatorsListCommand.Create(),
                IndicatorsComputeCommand.Create(),
            },
            new Command("features", "List and compute features. Example: alphapulse features compute --input bars.csv --set core --output features.csv")
            {
                FeaturesListCommand.Create(),
                FeaturesComputeCommand.Create(),
                FeaturesLeaksCommand.Create(),
            },
            MetricsCommand.Create(),
            TrainCommand.Create(),
            new Command("models", "Look into a registry of models and move what serves. Example: alphapulse models list --registry alphapulse-run/registry")
            {
                ModelsListCommand.Create(),
                ModelsShowCommand.Create(),
                ModelsHistoryCommand.Create(),
                ModelsImportCommand.Create(),
                ModelsCardCommand.Create(),
                ModelsGateCommand.Create(),
                ModelsPromoteCommand.Create(),
                ModelsRollbackCommand.Create(),
                ModelsVerifyCommand.Create(),
                ModelsPruneCommand.Create(),
            },
            PredictCommand.Create(),
            ExplainCommand.Create(),
            ExportCommand.Create(),
            RunCommand.Create(),
        };
        root.Options.Add(CommonOptions.Quiet);
        root.Options.Add(CommonOptions.Verbose);
        root.Options.Add(CommonOptions.IndicatorsFrom);
        return root;
    }
}
