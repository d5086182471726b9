using System.CommandLine;
using AlphaPulse.Cli.Output;
using AlphaPulse.Cli.Tables;
using AlphaPulse.Models;

namespace AlphaPulse.Cli.Explain;

/// <summary><c>alphapulse explain</c>: what each feature adds to the score of each row, or added to a signal.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var file = new Option<string?>("--model") { Description = "The model file, such as model.apm; needs --input and --output." };
        var input = new Option<string?>("--input") { Description = "A CSV file with a line of names and the features of the model, as 'features compute' writes it; '-' is standard input." };
        var output = new Option<string?>("--output") { Description = "The file to write; '-' is standard output." };
        var interactions = new Option<bool>("--interactions") { Description = "Write what each pair of features adds together instead, a line a pair; pairs that add nothing are left out, and a row without a score has a line with empty fields. For trees." };
        var signal = new Option<string?>("--signal") { Description = "The id of a signal that 'run --explain' kept an explanation of; needs --workdir." };
        var workdir = new Option<string?>("--workdir") { Description = "The working directory of that run." };
        var json = CommonOptions.Json();
        var command = new Command("explain", "Computes the Shapley values of rows: expected_value and the features add up to margin, the score before its link function; or shows those that were kept with a signal. Example: alphapulse explain --model model.apm --input features.csv --output -")
        {
            file, input, output, interactions, signal, workdir, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(signal) is { } id)
            {
                if (parsed.GetValue(file) is not null || parsed.GetValue(workdir) is not { } folder)
                {
                    throw new FormatException("--signal is explained from what a run kept: name its --workdir, and no --model.");
                }

                SignalExplanations.Print(await SignalExplanations.FindAsync(id, folder, cancellationToken), parsed.GetValue(json));
                return ExitCodes.Done;
            }

            if (parsed.GetValue(file) is not { } path || parsed.GetValue(input) is not { } rows || parsed.GetValue(output) is not { } target)
            {
                throw new FormatException("Name --model, --input and --output to explain rows, or --signal and --workdir to explain a signal.");
            }

            if (parsed.GetValue(json))
            {
                throw new FormatException("--json prints the explanation of a --signal; rows are written as CSV.");
            }

            var model = (await ModelFile.LoadAsync(path, cancellationToken)).Model;
            IReadOnlyList<string> columns = [];
            if (parsed.GetValue(interactions))
            {
                var trees = (model is CalibratedModel calibrated ? calibrated.Model : model) as TreeEnsembleModel
                    ?? throw new FormatException($"'{path}' is a model of kind '{model.Kind}'; pairs of features are told apart in trees alone. Leave --interactions out.");
                var table = await NumberTable.ReadAsync(rows, names => columns = ModelRows.Choose(model.Schema, names, rows), cancellationToken);
                await Streams.WriteAsync(target, (stream, token) => ExplanationCsv.WriteInteractionsAsync(stream, trees, table, columns, token), cancellationToken);
                return ExitCodes.Done;
            }

            var explainer = ModelExplainers.Create(model);
            var read = await NumberTable.ReadAsync(rows, names => columns = ModelRows.Choose(model.Schema, names, rows), cancellationToken);
            await Streams.WriteAsync(target, (stream, token) => ExplanationCsv.WriteAsync(stream, model.Schema, explainer, read, columns, token), cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }
}
