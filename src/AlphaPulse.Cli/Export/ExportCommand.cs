using System.CommandLine;
using AlphaPulse.Cli.Output;
using AlphaPulse.Models;

namespace AlphaPulse.Cli.Export;

/// <summary><c>alphapulse export</c>: a model in a form for people or for other programs.</summary>
internal static class ExportCommand
{
    private const string Json = "json";

    public static Command Create()
    {
        var file = new Option<string>("--model") { Description = "The model file, such as model.json.", Required = true };
        var to = new Option<string>("--to") { Description = "The form: json (names and nested trees, to read).", Required = true };
        to.AcceptOnlyFromAmong(Json);
        var output = CommonOptions.OutputFile();
        var command = new Command("export", "Writes a model in another form. Example: alphapulse export --model model.json --to json --output -")
        {
            file, to, output,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetValue(file)!;
            var bytes = Export(await File.ReadAllBytesAsync(path, cancellationToken), path);
            await Streams.WriteAsync(parsed.GetValue(output)!, (stream, token) => stream.WriteAsync(bytes, token).AsTask(), cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }

    private static byte[] Export(byte[] file, string path) => MulticlassModelFile.IsMulticlass(file, path)
        ? ModelJsonExporter.ToBytes(MulticlassModelFile.FromBytes(file, path))
        : ModelJsonExporter.ToBytes(ModelFile.FromBytes(file, path));
}
