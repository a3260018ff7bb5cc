using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Petitions.Data.Migrations
{
    /// <inheritdoc />
    public partial class DeadlineChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_DueRows_DeadlineId_Stage",
                table: "DueRows");

            migrationBuilder.AddColumn<bool>(
                name: "Late",
                table: "Notices",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "DueVersion",
                table: "DueRows",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<DateTime>(
                name: "AcknowledgedAt",
                table: "Deadlines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AcknowledgedBy",
                table: "Deadlines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "BreachWithdrawnAt",
                table: "Deadlines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CalendarEdition",
                table: "Deadlines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "DueVersion",
                table: "Deadlines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "ExtendedBy",
                table: "Deadlines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "PausedAt",
                table: "Deadlines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CalendarEditions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AddedBy = table.Column<string>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarEditions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DeadlineMoves",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DeadlineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    OldDue = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    NewDue = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeadlineMoves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DeadlineMoves_Deadlines_DeadlineId",
                        column: x => x.DeadlineId,
                        principalTable: "Deadlines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DeadlinePauses",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DeadlineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ground = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", nullable: false),
                    To = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PausedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ResumedBy = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeadlinePauses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DeadlinePauses_Deadlines_DeadlineId",
                        column: x => x.DeadlineId,
                        principalTable: "Deadlines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DueRows_DeadlineId_Stage_DueVersion",
                table: "DueRows",
                columns: new[] { "DeadlineId", "Stage", "DueVersion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CalendarEditions_Year_Kind",
                table: "CalendarEditions",
                columns: new[] { "Year", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_DeadlineMoves_CaseId",
                table: "DeadlineMoves",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_DeadlineMoves_DeadlineId",
                table: "DeadlineMoves",
                column: "DeadlineId");

            migrationBuilder.CreateIndex(
                name: "IX_DeadlinePauses_DeadlineId",
                table: "DeadlinePauses",
                column: "DeadlineId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CalendarEditions");

            migrationBuilder.DropTable(
                name: "DeadlineMoves");

            migrationBuilder.DropTable(
                name: "DeadlinePauses");

            migrationBuilder.DropIndex(
                name: "IX_DueRows_DeadlineId_Stage_DueVersion",
                table: "DueRows");

            migrationBuilder.DropColumn(
                name: "Late",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "DueVersion",
                table: "DueRows");

            migrationBuilder.DropColumn(
                name: "AcknowledgedAt",
                table: "Deadlines");

            migrationBuilder.DropColumn(
                name: "AcknowledgedBy",
                table: "Deadlines");

            migrationBuilder.DropColumn(
                name: "BreachWithdrawnAt",
                table: "Deadlines");

            migrationBuilder.DropColumn(
                name: "CalendarEdition",
                table: "Deadlines");

            migrationBuilder.DropColumn(
                name: "DueVersion",
                table: "Deadlines");

            migrationBuilder.DropColumn(
                name: "ExtendedBy",
                table: "Deadlines");

            migrationBuilder.DropColumn(
                name: "PausedAt",
                table: "Deadlines");

            migrationBuilder.CreateIndex(
                name: "IX_DueRows_DeadlineId_Stage",
                table: "DueRows",
                columns: new[] { "DeadlineId", "Stage" },
                unique: true);
        }
    }
}
