using System.ComponentModel;
using System.Diagnostics;

namespace DryApi.TestSupport.Processes;

/// <summary>What tests make of Unix that .NET does not. They never touch a device of the machine: a device is a node of the test's own.</summary>
public static class Unix
{
    /// <summary>Who may do what with a file.</summary>
    public static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : File.GetUnixFileMode(path);

    /// <summary>Sets who may do what with a file.</summary>
    public static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    /// <summary>Makes a named pipe.</summary>
    public static string Pipe(string path) => Run("mkfifo", path) ?? path;

    /// <summary>Makes a device node that takes everything, as the null device does.</summary>
    public static string NullDevice(string path) => Device(path, 3);

    /// <summary>Makes a device node that is always full.</summary>
    public static string FullDevice(string path) => Device(path, 7);

    /// <summary>Mounts a disk in memory of its own.</summary>
    public static IDisposable SmallDisk(string folder, int size)
    {
        Directory.CreateDirectory(folder);
        RunAsRoot("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", folder);
        return new Mounted(folder);
    }

    /// <summary>Runs a program; null when it went well, or else what it said.</summary>
    public static string? Run(string program, params string[] args)
    {
        // What it prints is let go of: on the tests' own output it would stand between their results.
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.BeginOutputReadLine();
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : $"{program} {string.Join(' ', args)}: {said}";
    }

    /// <summary>The first line that a program prints.</summary>
    public static string Line(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true })!;
        var line = process.StandardOutput.ReadLine();
        process.WaitForExit();
        return line ?? "";
    }

    private static string Device(string path, int minor)
    {
        RunAsRoot("mknod", "-m", "666", path, "c", "1", minor.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return path;
    }

    private static void RunAsRoot(string program, params string[] args)
    {
        const string Advice = "Root alone may do this: run the tests as root, or where sudo asks for no password.";
        try
        {
            (Environment.IsPrivilegedProcess ? Run(program, args) : Run("sudo", ["-n", program, .. args])).ShouldBeNull(Advice);
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException(Advice, exception);
        }
    }

    private sealed class Mounted(string folder) : IDisposable
    {
        public void Dispose() => RunAsRoot("umount", folder);
    }
}
