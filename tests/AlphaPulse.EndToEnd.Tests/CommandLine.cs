using System.Diagnostics;
using System.Globalization;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary>Runs the command line as a process of its own, as users do.</summary>
internal static class CommandLine
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "AlphaPulse.Cli.dll");
    private static readonly string Budgets = MakeBudgets();
    private static int _started;

    public sealed record Result(int ExitCode, string Output, string Errors);

    /// <summary>Starts it; one that asks a venue gets a folder of budgets of its own where it names none, so that no test meets the budgets of the user or of another.</summary>
    public static Process Start(params IEnumerable<string> arguments)
    {
        var given = arguments.ToList();
        if (given.Contains("--venue") && !given.Contains("--budget-folder"))
        {
            given.AddRange(["--budget-folder", Path.Combine(Budgets, Interlocked.Increment(ref _started).ToString(CultureInfo.InvariantCulture))]);
        }

        return Start(given, dataFolder: null);
    }

    public static async Task<Result> RunAsync(params IEnumerable<string> arguments)
    {
        using var process = Start(arguments);
        return await EndAsync(process);
    }

    /// <summary>Runs it as a user whose local application data is in a folder.</summary>
    public static async Task<Result> RunAsUserAsync(string dataFolder, params IReadOnlyList<string> arguments)
    {
        using var process = Start(arguments, dataFolder);
        return await EndAsync(process);
    }

    /// <summary>Runs it with a file as standard input.</summary>
    public static async Task<Result> RunWithInputAsync(string file, params IReadOnlyList<string> arguments)
    {
        using var process = Start(arguments, dataFolder: null, hasInput: true);
        await using (var input = File.OpenRead(file))
        {
            await input.CopyToAsync(process.StandardInput.BaseStream);
        }

        process.StandardInput.Close();
        return await EndAsync(process);
    }

    private static Process Start(IReadOnlyList<string> arguments, string? dataFolder, bool hasInput = false)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardInput = hasInput, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        if (dataFolder is not null)
        {
            start.Environment["XDG_DATA_HOME"] = dataFolder;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }

    private static async Task<Result> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await process.WaitForExitAsync(timeout.Token);
        return new Result(process.ExitCode, await output, await errors);
    }

    private static string MakeBudgets()
    {
        var folder = Directory.CreateTempSubdirectory("alphapulse-budgets-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
